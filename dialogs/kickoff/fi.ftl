## The checklist

kickoff-name = Aloitus
kickoff-funder = { $funder ->
     [esr] ESR+
     [eakr] EAKR
     [jtf] JTF
     [leader] Leader
     [interreg] Interreg
     [state] Valtionavustus
     [eu] Muu EU-rahoitus
    *[other] Muu rahoittaja
  }
kickoff-progress = { $done }/{ $total } valmiina
kickoff-progress-skipped = { $settled }/{ $total } hoidettu: { $done } valmiina, { $skipped } ohitettu
kickoff-progress-label = Valmiina { $done }, yhteensä { $total ->
     [one] { $total } kohta
    *[other] { $total } kohtaa
  }
kickoff-all-settled = Kaikki { $total } hoidettu. Kiitos kaikille!
kickoff-spoken = hoidettu { $done }, yhteensä { $total ->
     [one] { $total } kohta
    *[other] { $total } kohtaa
  }
kickoff-late-label = { $n ->
     [0] Ei kohtia, joiden määräpäivä on ohi
     [one] { $n } kohta, jonka määräpäivä on ohi
    *[other] { $n } kohtaa, joiden määräpäivä on ohi
  }
kickoff-late = Määräpäivä ohi
kickoff-late-more = { $n ->
     [one] Vielä { $n } kohta on alempana vaiheessaan.
    *[other] Vielä { $n } kohtaa on alempana vaiheissaan.
  }
kickoff-next = Seuraavaksi
kickoff-phases = Vaiheet
kickoff-phase-settled = { $n ->
     [one] ✓ Ainoa kohta hoidettu
    *[other] ✓ Kaikki { $n } hoidettu
  }
kickoff-phase-progress = { $settled }/{ $total } hoidettu
kickoff-phase-late = { $n ->
     [one] { $n } määräpäivä ohi
    *[other] { $n } määräpäivää ohi
  }
kickoff-phase-waiting = odottaa päivää
kickoff-on-top = { $n ->
     [one] { $n } kohta on ylempänä tässä kortissa.
    *[other] { $n } kohtaa on ylempänä tässä kortissa.
  }
kickoff-open-phase = Avaa vaihe
kickoff-last = Viimeksi: { $what }
kickoff-items = { $n ->
     [one] { $n } kohta
    *[other] { $n } kohtaa
  }
kickoff-date-was = määräpäivä oli { $day }
kickoff-waiting-date = odottaa päivää: { $anchor }
kickoff-no-date = ei päivää
kickoff-now = heti
kickoff-now-why = Laskettu päivä { $due } oli jo mennyt, kun päivät asetettiin. Kukaan ei ole myöhässä. Tee tämä ensimmäisten joukossa.
kickoff-over = kaikki hoidettu
kickoff-somebody = Joku
kickoff-me = { $name } (sinä)

## Buttons

kickoff-all = Kaikki kohdat
kickoff-add-item = Lisää kohta
kickoff-move-date = Siirrä päivää
kickoff-people = Vastuut
kickoff-comment = Kommentoi
kickoff-skip = Ohita
kickoff-open-item = Avaa
kickoff-open-list = Avaa tarkistuslista
kickoff-give = Anna toiselle
kickoff-from-start = Alkuun
kickoff-reopen = Avaa uudelleen
kickoff-edit = Muokkaa
kickoff-start-button = Aloita hanke
kickoff-move-n = { $n ->
     [0] Tallenna päivä
     [one] Siirrä { $n } kohta
    *[other] Siirrä { $n } kohtaa
  }

## Starting

kickoff-start-over = Uuden hankkeen aloitus
kickoff-start-title = Aloita hanke
kickoff-start-lead = Teen tarkistuslistan ja lasken määräpäivät. Kaikkea voi muuttaa myöhemmin. Lista näkyy myös verkoston kanavalla.
kickoff-label-name = Hankkeen nimi
kickoff-example-name = Esimerkiksi Kotoportti
kickoff-label-manager = Projektipäällikkö
kickoff-error-manager = Valitse projektipäällikkö.
kickoff-label-funder = Rahoittaja
kickoff-label-number = Asianumero
kickoff-example-number = Esimerkiksi 1234/02.05.00/2026
kickoff-label-conditions = Mitkä näistä koskevat hanketta?
kickoff-label-k = Aloituskokous (jos tyhjä: 15 arkipäivää päätöksestä)
kickoff-hint-dates = Jätä päivä tyhjäksi, jos se ei ole vielä tiedossa. Voit lisätä sen myöhemmin.
kickoff-more = Muut päivät ja asianumero
kickoff-error-project = Kirjoita hankkeen nimi. Muut tiedot voit lisätä myöhemmin.
kickoff-error-order = Hanke alkaisi { $begin } ja päättyisi jo { $end }, joten tarkista päivät.
kickoff-created = Tarkistuslista on valmis. Siinä on { $n ->
     [one] { $n } kohta
    *[other] { $n } kohtaa
  }. Hanke: { $project }
kickoff-exists = Hankkeella on jo tarkistuslista, joten en tehnyt toista.
kickoff-ask-name = Mikä on hankkeen nimi?
kickoff-ask-p = Milloin päätös saatiin? Kirjoita päivä, esimerkiksi 2.12.2026. Jos se ei ole tiedossa, kirjoita ”ei vielä”.
kickoff-ask-a = Milloin hanke alkaa? Kirjoita päivä tai ”ei vielä”.
kickoff-ask-conditions = Mitkä näistä koskevat hanketta: ryhmähanke, uusi henkilöstö, hankinnat, henkilötiedot, ESR+, ohjausryhmä vai investoinnit? Kirjoita ne samaan viestiin. Jos mikään ei koske, kirjoita ”ei”.

## What a click says

kickoff-item-left = { $n ->
     [0] Kohta on valmis, ja samalla koko lista. Kiitos kaikille!
     [one] Kohta on valmis. Jäljellä on { $n } kohta.
    *[other] Kohta on valmis. Jäljellä on { $n } kohtaa.
  }
kickoff-already-skipped = { $person } ohitti tämän kohdan { $when }. Mitään ei muutettu.
kickoff-reopened = Kohta on taas auki: { $title }
kickoff-skipped = Kohta on ohitettu: { $title }
kickoff-commented = Kommentti on tallessa.
kickoff-given = Kohdan tekee nyt { $person }: { $title }
kickoff-moved = Uusi määräpäivä on { $day }: { $title }
kickoff-added = Lisäsin kohdan: { $title }
kickoff-people-saved = Vastuut on tallessa.
kickoff-gone = Tätä kohtaa ei enää ole. Mitään ei muutettu.

## Forms

kickoff-form-create = hankkeen aloitus
kickoff-form-skip = kohdan ohittaminen
kickoff-form-comment = kommentti
kickoff-form-give = kohdan antaminen toiselle
kickoff-form-move = kohdan siirtäminen
kickoff-form-add = uusi kohta
kickoff-form-anchor = päivän siirtäminen
kickoff-form-people = vastuut
kickoff-form-template = mallin kohta
kickoff-skip-title = Ohitetaanko kohta?
kickoff-skip-reason = Miksi ohitat kohdan? Syy auttaa parantamaan mallia.
kickoff-example-reason = Esimerkiksi: raja ei ylity tässä hankkeessa
kickoff-error-reason = Kirjoita lyhyesti, miksi kohta ohitetaan.
kickoff-comment-title = Kommentoi kohtaa
kickoff-label-comment = Kommentti
kickoff-error-comment = Kirjoita kommentti.
kickoff-give-title = Anna kohta toiselle
kickoff-label-to = Kuka tekee kohdan?
kickoff-error-person = Valitse yksi verkoston jäsen. Kirjoita nimi niin kuin se on Teamsissa.
kickoff-move-title = Siirrä kohdan päivää
kickoff-label-day = Uusi päivä
kickoff-error-day = Valitse päivä.
kickoff-move-hint = Käsin asetettu päivä pysyy, vaikka hankkeen päivät siirtyvät.
kickoff-add-title = Lisää kohta
kickoff-label-title = Mitä pitää tehdä?
kickoff-example-title = Esimerkiksi: sovi tilat työpajalle
kickoff-error-title = Kirjoita, mitä pitää tehdä.
kickoff-label-phase = Vaihe
kickoff-label-who = Kuka tekee?
kickoff-label-due = Määräpäivä
kickoff-ask-due = Mihin mennessä? Kirjoita päivä tai ”ei vielä”.
kickoff-anchor-title = Siirrä hankkeen päivää
kickoff-anchor-lead = Näytän ensin, mitä siirtyy. Mitään ei muuteta vielä.
kickoff-label-anchor = Mikä päivä siirtyy?
kickoff-error-anchor = Valitse, mikä päivä siirtyy.
kickoff-nobody = ei vielä ketään
kickoff-error-role = Valitse rooli.
kickoff-people-title = Kuka vastaa mistäkin?
kickoff-people-hint = Tyhjäksi jätetyn roolin kohdista muistutan projektipäällikköä.

## Moving an anchor

kickoff-preview-title = Siirretäänkö päivää?
kickoff-preview-lead = { $anchor }: { $old } → { $new }
kickoff-anchor-preview = { $n ->
     [0] Yhdenkään kohdan määräpäivä ei muutu.
    *[other] { $n } avoimen kohdan määräpäivä muuttuu.
  } Valmiit kohdat ja käsin asetetut päivät pysyvät ennallaan.
kickoff-preview-moves = Siirtyy
kickoff-preview-rest = { $n ->
     [one] Vielä { $n } kohta
    *[other] Vielä { $n } kohtaa
  }
kickoff-preview-stays = Pysyy ennallaan
kickoff-stays-settled = ✓ Hoidettu, ei muuteta
kickoff-stays-by-hand = Päivä asetettu käsin
kickoff-preview-changed = Lista muuttui sillä välin, joten mitään ei siirretty. Tässä on uusi esikatselu.
kickoff-anchor-moved = { $n ->
     [0] Päivä on tallessa. Yksikään kohta ei siirtynyt.
    *[other] Päivä on tallessa, ja { $n } kohdan määräpäivä muuttui.
  }
kickoff-anchor-same = Päivä on jo tämä. Mitään ei muutettu.
kickoff-anchor-already = Päivä on jo siirretty. Sinun ei tarvitse tehdä mitään.

## One item

kickoff-all-lead = Avaa kohta, niin näet ohjeen, lähteen ja historian.
kickoff-fact-state = Tila
kickoff-fact-who = Vastuussa
kickoff-fact-due = Määräpäivä
kickoff-fact-rule = Laskettu
kickoff-by-hand = päivä asetettu käsin
kickoff-source = Tarkistettu { $checked }, lähde: { $source }
kickoff-history = Historia
kickoff-state-done = Valmis
kickoff-state-skipped = Ohitettu
kickoff-state-late = Määräpäivä ohi
kickoff-state-today = Tänään
kickoff-state-coming = Tulossa
kickoff-state-waiting = odottaa päivää

## History

kickoff-item-done = { $person } merkitsi kohdan valmiiksi { $when }: { $title }
kickoff-item-skipped = { $person } ohitti kohdan { $when }: { $title }
kickoff-item-reopened = { $person } avasi kohdan uudelleen { $when }: { $title }
kickoff-item-commented = { $person } kommentoi kohtaa { $when }: { $title }
kickoff-item-given = { $person } antoi kohdan toiselle { $when }: { $title }
kickoff-item-added = { $person } lisäsi kohdan { $when }: { $title }
kickoff-item-moved = { $person } siirsi kohdan päivää { $when } (aiemmin { $old }, nyt { $new }): { $title }
kickoff-list-created = { $person } teki tarkistuslistan { $when }
kickoff-list-people = { $person } päivitti vastuut { $when }
kickoff-list-anchor = { $person } siirsi hankkeen päivää { $when } ({ $anchor }: { $new })

## Projects

kickoff-projects = Hankkeet
kickoff-projects-title = { $n ->
     [one] { $n } hanke
    *[other] { $n } hanketta
  }{ $late ->
     [0] { "" }
     [one] , { $late } tarvitsee huomiota
    *[other] , { $late } tarvitsee huomiota
  }
kickoff-projects-lead = Palkki kertoo, montako kohtaa on hoidettu. Avaa hanke nimestä.
kickoff-projects-late = Tarvitsee huomiota
kickoff-projects-going = Etenee
kickoff-projects-over = Aloitus hoidettu
kickoff-projects-rest = { $n ->
     [one] Vielä { $n } hanke
    *[other] Vielä { $n } hanketta
  }
kickoff-projects-by-name = Avaa näistä yksi kirjoittamalla ”hanke” ja nimi.
kickoff-next-day = seuraava { $day }
kickoff-no-projects = Hankkeita ei ole vielä. Aloita ensimmäinen, niin teen sille tarkistuslistan.
kickoff-no-project = Tällä nimellä ei löytynyt hanketta: { $name }
kickoff-which-project = Mitä näistä tarkoitit?

## Reminders and home

kickoff-nudge-title = Aloitukset
kickoff-why-manager = olet projektipäällikkö
kickoff-why-given = annettu sinulle
kickoff-why-role = roolisi: { $role }

## The template

kickoff-template-button = Malli
kickoff-template-title = Tarkistuslistan malli, versio { $version }
kickoff-template-lead = Mallissa on { $n ->
     [one] { $n } kohta
    *[other] { $n } kohtaa
  }. Muutos tekee uuden version. Avoimet listat pysyvät ennallaan.
kickoff-template-versions = Versiot
kickoff-template-version = Versio { $version }, { $day }, { $person }
kickoff-template-shipped = Kehu
kickoff-template-editors = hanketuki tai koordinaattori
kickoff-template-edit-title = Muuta mallin kohtaa
kickoff-template-add-title = Lisää malliin kohta
kickoff-template-edit-lead = Muutos koskee uusia aloituksia.
kickoff-template-changed = Joku ehti muuttaa mallia, joten mitään ei tallennettu. Avaa malli uudelleen.
kickoff-template-saved = Malli on nyt versio { $version }
kickoff-template-removed = Kohta on poistettu. Malli on nyt versio { $version }
kickoff-template-remove = Poista kohta mallista
kickoff-label-title-fi = Kohta suomeksi
kickoff-label-title-en = Kohta englanniksi
kickoff-label-guidance-fi = Ohje suomeksi
kickoff-label-guidance-en = Ohje englanniksi
kickoff-error-guidance = Kirjoita lyhyt ohje.
kickoff-label-role = Vastuurooli
kickoff-label-rule = Määräpäivän sääntö
kickoff-error-rule = Kirjoita sääntö näin: K−10 ap, A+2 kk tai K
kickoff-rule-hint = P päätös, A alku, K aloituskokous, O1 ohjausryhmä, M1 maksatuskausi, L loppu. ap on arkipäivä, kk kuukausi.
kickoff-label-condition = Ehto (tyhjä: koskee kaikkia)
kickoff-no-condition = ei ehtoa
kickoff-error-phase = Valitse vaihe.
kickoff-label-note = Miksi malli muuttuu?
kickoff-label-remove = Poisto

## Help

kickoff-help-start = aloita hanke: tarkistuslista ja päivät
kickoff-help-start-word = aloitus
kickoff-help-projects = kaikki hankkeet ja missä ne menevät
kickoff-help-projects-word = hankkeet
kickoff-help-project = yksi hanke, esimerkiksi ”hanke Digipolku”
kickoff-help-project-word = hanke
kickoff-list-left = Henkilö jäi pois verkostosta, ja hänen kohtansa siirtyivät eteenpäin { $when }
kickoff-fact-open = Avoimia kohtia
kickoff-fact-late = Määräpäivä ohi

## The template learns

kickoff-lessons-nudge = Tarkistuslistan malli
kickoff-lessons-button = Ehdotukset ({ $n })
kickoff-lessons-title = { $n ->
     [0] Ei ehdotuksia malliin
     [one] { $n } ehdotus malliin
    *[other] { $n } ehdotusta malliin
  }
kickoff-lessons-lead = Päättyneet aloitukset opettivat tämän. Valitut ehdotukset tekevät mallista uuden version.
kickoff-lessons-none = Kun aloitus päättyy, sen kokemukset tulevat tähän ehdotuksina.
kickoff-lessons-waiting = { $n ->
     [one] Malliin on { $n } muutosehdotus
    *[other] Malliin on { $n } muutosehdotusta
  }
kickoff-lessons-why = päättyneiden aloitusten kokemuksista
kickoff-template-evidence = Kohta ohitettiin { $skipped } hankkeessa, ja sen päivä ylittyi { $late } hankkeessa: { $title }
kickoff-lesson-remove = Poista: { $title }
kickoff-lesson-later = Siirrä myöhemmäksi: { $title }
kickoff-lesson-add = Lisää: { $title }
kickoff-lesson-projects = hankkeista: { $projects }
kickoff-lesson-new-due = Uusi määräpäivä: { $due }
kickoff-lessons-evidence = Perusteet
kickoff-lessons-survey = Mitä mukana olleet vastasivat
kickoff-lessons-list = Lista auttoi alkuun: keskiarvo { $mean }, vastauksia { $n }
kickoff-lessons-dates = Määräpäivät sopivat: keskiarvo { $mean }, vastauksia { $n }
kickoff-lessons-support = Tukea sai ajoissa: keskiarvo { $mean }, vastauksia { $n }
kickoff-lessons-words = Avoimet vastaukset, sekoitettu järjestys
kickoff-lessons-choose = Valinta
kickoff-lessons-label = Mitkä ehdotukset valitset?
kickoff-lessons-accept = Tee uusi versio
kickoff-lessons-decline = Hylkää valitut
kickoff-lessons-none-chosen = Valitse ainakin yksi ehdotus. Mitään ei muutettu.
kickoff-lessons-note = Kokemuksista opittu, muutoksia { $n }
kickoff-lessons-accepted = Malli on nyt versio { $version }, ja siinä on { $n ->
     [one] { $n } muutos
    *[other] { $n } muutosta
  }. Käynnissä olevien hankkeiden päälliköt voivat ottaa muutokset rivi kerrallaan.
kickoff-lessons-declined = Ehdotus jää pois, ja se palaa vain, jos useampi hanke kertoo samaa. Hylättyjä: { $n }
kickoff-changes-nudge = Mallin muutokset
kickoff-changes-title = { $n ->
     [0] Mallissa ei ole uutta tälle listalle
     [one] Mallissa on { $n } muutos
    *[other] Mallissa on { $n } muutosta
  }
kickoff-changes-lead = Ota muutos listallesi tai jätä lista ennalleen. Päätät jokaisesta erikseen.
kickoff-changes-none = Kaikki muutokset on käyty läpi.
kickoff-changes-waiting = { $n ->
     [one] Mallissa on { $n } muutos, jonka voit ottaa listallesi
    *[other] Mallissa on { $n } muutosta, jotka voit ottaa listallesi
  }
kickoff-change-added = Uusi kohta
kickoff-change-removed = Poistettu mallista
kickoff-change-due = Uusi määräpäivä
kickoff-change-take = Ota listalle
kickoff-change-leave = Jätä ennalleen
kickoff-change-gone = Tästä muutoksesta on jo päätetty, joten mitään ei muutettu.
kickoff-change-taken = Muutos on nyt listalla: { $title }
kickoff-change-left = Lista jäi ennalleen: { $title }
kickoff-change-reason = Poistettu mallin versiosta { $version }
