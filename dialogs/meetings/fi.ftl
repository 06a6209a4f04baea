## Agenda and meeting: the voice's model texts

agenda-call = Seuraava tapaaminen on { $date } { $start }. Mitä haluat tuoda yhteiseen keskusteluun? Ehdota viimeistään { $freeze } omaa asiaasi.
agenda-reminder = Onko sinulla asiaa tapaamiseen? Asialista lukitaan { $freeze }, ja myös ”ei tällä kertaa” on hyvä vastaus.
agenda-frozen = Asialista on lukittu. Uudet ehdotukset siirtyvät seuraavaan tapaamiseen.
agenda-added = Lisäsin asialistalle: { $title } ({ $duration })
agenda-late = Asialista on jo lukittu. Siirsin ehdotuksesi seuraavaan tapaamiseen: { $date }
agenda-overfull = Osio alkaa olla täynnä: { $section }. Aikaa on { $available }, ja ehdotukset veisivät { $needed }. Sopisiko seuraava tapaaminen { $date }?
agenda-fair-turn = Haluaisitko kertoa hankkeesta { $date }? Kymmenen minuuttia riittää, eikä kalvoja tarvita. Esittelyvuoroa odottaa: { $project }
meeting-hour-before = Verkostotapaaminen alkaa tunnin kuluttua, { $start }. Paikka: { $place }
meeting-minutes = Muistio tapaamisesta { $date } on valmis. { $n ->
     [0] Lupauksia ei kirjattu.
     [one] Kirjattiin { $n } lupaus.
    *[other] Kirjattiin { $n } lupausta.
  }
meeting-promise = { $person } lupasi (määräpäivä { $due }): { $what }
meeting-backlog = Tähän ei ehditty, joten asia siirtyy seuraavaan tapaamiseen: { $title }

## What can be said

meetings-help-agenda = seuraavan tapaamisen asialista; ”asialistalle …” ehdottaa heti
meetings-help-agenda-word = asialista
meetings-help-meeting = seuraava tapaaminen, muistiot ja kalenteri
meetings-help-meeting-word = kokous
meetings-help-promises = mitä tapaamisissa on luvattu
meetings-help-promises-word = lupaukset
meetings-home-button = Tapaaminen
meetings-home = Seuraava tapaaminen
meetings-you-present = esittelet: { $title }

## A meeting

meetings-name = Verkostotapaaminen
meetings-state = { $state ->
     [cancelled] peruttu
     [now] menossa
     [missed] ei pidetty
    *[held] pidetty
  }
meetings-place = Paikka: { $place }
meetings-place-teams = Teams
meetings-place-open = paikka on vielä auki
meetings-was-at = Siirretty, aiemmin { $when }
meetings-holiday-moved = Siirtyi pyhän vuoksi, olisi ollut { $day }
meetings-cancelled-lead = Tämä tapaaminen on peruttu. Ehdotetut asiat siirtyivät seuraavaan.
meetings-missed-lead = Tätä tapaamista ei pidetty. Asiat siirtyivät seuraavaan.
meetings-ended-lead = Tapaaminen on pidetty. Muistiossa näkyy, mitä sovittiin.
meetings-under-way = Tapaaminen on menossa. Kuka tahansa verkostosta voi kirjata muistiota.
meetings-section = { $section ->
     [opening] Avaus ja viime kerran lupaukset
     [news] Ajankohtaiset kuulumiset
     [theme] Koulutuksellinen teema
     [projects] Hanke-esittelyt
     [cats] Kissat ja onnistumiset
    *[agreed] Sovittu
  }
meetings-section-share = { $section ->
     [opening] Avaus
     [news] Ajankohtaiset kuulumiset
     [theme] Koulutuksellinen teema
     [projects] Hanke-esittelyt
     [cats] Kissat ja onnistumiset
    *[agreed] Sovittu
  }: { $share }
meetings-section-words = { $section ->
     [projects] hanke-esittely, hanke-esittelyt, hankkeen esittely, esittely, esittelyvuoro
     [theme] koulutuksellinen teema, uusi teema, teema, koulutus
     [cats] kissa, onnistumi, epäonnistumi
    *[news] kuulumiset, ajankohtai, uutinen
  }
meetings-fixed = { $name ->
     [opening] Avaus
     [floor] Avoin puheenvuoro
    *[agreed] Kuka, mitä, milloin
  }
meetings-opening-promises = Lupaukset: { $done } hoidettu, { $open } auki
meetings-everybody = Kaikki
meetings-no-presenter = esittäjä puuttuu
meetings-no-room = Ei mahdu nyt
meetings-carried = Siirtynyt: { $why }
meetings-why = { $why ->
     [not-reached] ei ehditty
     [late] asialista oli lukittu
     [no-room] osio oli täynnä
     [cancelled] tapaaminen peruttiin
     [not-held] tapaamista ei pidetty
    *[by-hand] siirrettiin
  }
meetings-to-open = seuraava tapaaminen
meetings-item-now = Menossa nyt
meetings-item-done = ✓ käsitelty
meetings-over-by = { $minutes } liikaa
meetings-over-ask = { $over }. Sopisiko yksi { $day }?
meetings-nothing-yet = Ei vielä ehdotuksia.
meetings-invited-count = { $n ->
     [one] { $n } hanke on kutsuttu kertomaan.
    *[other] { $n } hanketta on kutsuttu kertomaan.
  }
meetings-themes-count = { $n ->
     [0] Teemaa ei ole vielä ehdotettu.
     [one] Jonossa on { $n } teema.
    *[other] Jonossa on { $n } teemaa.
  }
meetings-moved-on = Siirtyneet asiat
meetings-move-on = Siirrä
meetings-move-on-label = Siirrä seuraavaan tapaamiseen: { $title }
meetings-propose = Ehdota
meetings-to-calendar = Lisää kalenteriin
meetings-update-calendar = Päivitä kalenteri
meetings-start = Aloita kokous
meetings-write = Kirjaa muistiota
meetings-join = Liity kokoukseen
meetings-order = Järjestys
meetings-themes = Teemat
meetings-show-agenda = Avaa asialista
meetings-open-minutes = Avaa muistio
meetings-next-button = Seuraava kokous
meetings-open = Avaa
meetings-link = Linkki
meetings-link-label = Linkki: { $title }
meetings-more-items = { $n ->
     [one] Vielä { $n } kohta
    *[other] Vielä { $n } kohtaa
  }
meetings-open-link = Avaa linkki
meetings-soon-mine = Sinun kohtasi asialistalla
meetings-has-begun = Verkostotapaaminen alkoi { $start }. Paikka: { $place }
meetings-news-moved = Tapaamisen aika muuttui. Aiemmin { $old }, nyt { $new }
meetings-news-cancelled = Tapaaminen on peruttu: { $when }
meetings-news-held = Tapaaminen pidetään: { $when }
meetings-news-calendar = Jos lisäsit tapaamisen kalenteriisi, päivitä merkintä tästä.
meetings-sent-privately = Lähetin sen sinulle kahden kesken.
meetings-calendar-name = verkostotapaaminen
meetings-items-so-far = { $n ->
     [0] Asialistalla ei ole vielä ehdotuksia.
     [one] Asialistalla on { $n } ehdotus.
    *[other] Asialistalla on { $n } ehdotusta.
  }

## Proposing

meetings-form-propose = ehdotus asialistalle
meetings-form-edit = asialistan kohdan muokkaus
meetings-propose-title = Ehdota asialistalle
meetings-propose-lead = Aika on ehdotus, ja koordinaattori sovittaa kokonaisuuden.
meetings-edit-title = Muokkaa kohtaa
meetings-label-section = Mihin osioon?
meetings-label-title = Otsikko
meetings-example-title = Esimerkiksi ESR+-haku aukeaa helmikuussa
meetings-label-minutes = Montako minuuttia?
meetings-example-minutes = Tyhjä: osion tavallinen aika
meetings-label-project = Hanke (hanke-esittelyssä)
meetings-label-details = Lisätietoja
meetings-label-presenter = Kuka esittelee?
meetings-label-guest = Vieras esittelijä
meetings-label-link = Linkki
meetings-example-link = https://…
meetings-more-fields = Esittelijä ja linkki
meetings-say-title = Mitä ehdotat asialistalle?
meetings-say-section = Mihin osioon: kuulumiset, teema, hanke-esittely vai kissat ja onnistumiset?
meetings-say-minutes = Montako minuuttia? Kirjoita ”ohita”, jos osion tavallinen aika riittää.
meetings-edit = Muokkaa
meetings-withdraw = Peru ehdotus
meetings-withdraw-other = Poista
meetings-withdrawn = Poistin asialistalta: { $title }
meetings-item-saved = Tallensin kohdan: { $title }
meetings-suits = Sopii
meetings-stay = Pidetään tässä
meetings-stays = Pidin kohdan tässä tapaamisessa. Se otetaan, jos aikaa jää: { $title }
meetings-moved-to = Siirsin seuraavaan ({ $day }): { $title }
meetings-waits-meeting = Ehdotus on tallessa ja menee seuraavaan tapaamiseen, kun sen aika on sovittu: { $title }
meetings-waits-turn = Hanke on jonossa, ja sen vuoro tulee, kun muut halukkaat ovat esitelleet. Ensin vuorossa: { $projects }
meetings-coming-already = Hankkeella on jo esittelyvuoro: { $day }
meetings-waits-already = Hanke odottaa jo esittelyvuoroaan. Seuraava tapaaminen: { $day }

## The order

meetings-order-lead = Siirrä kohtia osion sisällä tai seuraavaan tapaamiseen. Kortti kanavalla muuttuu samalla.
meetings-nothing-to-order = Asialistalla ei ole vielä siirrettävää.
meetings-up = Ylös
meetings-down = Alas

## Asked, invited, themes

meetings-answer = Vastaa
meetings-not-this-time = Ei tällä kertaa
meetings-not-this-time-thanks = Kiitos vastauksesta. En kysy tästä tapaamisesta enää.
meetings-answered-already = Olet jo vastannut tähän. Sinun ei tarvitse tehdä mitään.
meetings-ask-item = Onko sinulla asiaa tapaamiseen?
meetings-why-asked = sinulta on pyydetty asiaa asialistalle
meetings-your-turn = Nyt on hankkeesi esittelyvuoro { $date }, ja varasin sille kymmenen minuuttia. Jos päivä ei sovi, vuoro säilyy. Hanke: { $project }
meetings-why-turn = kutsu on vain sinulle
meetings-invite-private = Tämä kutsu on vain sinulle. Muut näkevät, montako hanketta on kutsuttu.
meetings-invite-item = Haluaisitko kertoa hankkeesta? Hanke: { $project }
meetings-never = Ei kutsuja
meetings-invite-yes = Kiitos! Hankkeesi on asialistalla: { $day }
meetings-invite-no = Kiitos vastauksesta. Vuorosi säilyy, ja kysyn myöhemmin uudelleen.
meetings-invite-never = Selvä. En kutsu tätä hanketta esittelemään. Voit muuttaa tämän teemojen kortilla.
meetings-willing = Kiitos! Hanke on vuorolistalla, ja kerron, kun vuoro lähestyy.
meetings-turns-lead = Omat hankkeesi esittelyvuoroissa. Kerran esitellyt hanke odottaa, kunnes muut halukkaat ovat esitelleet.
meetings-turn-state = { $state ->
     [yes] vuorolistalla
     [no] ei vuorolistalla
    *[open] ei vielä sovittu
  }
meetings-turn-yes = Vuorolistalle
meetings-turn-no = Pois listalta
meetings-themes-title = Teemat
meetings-themes-lead = { $n ->
     [0] Jonossa ei ole teemoja. Mistä haluaisit oppia lisää?
     [one] Jonossa on { $n } teema. Eniten kannatettu otetaan seuraavaksi.
    *[other] Jonossa on { $n } teemaa. Eniten kannatettu otetaan seuraavaksi.
  }
meetings-form-theme = teeman toivominen
meetings-wish-theme = Toivo teemaa
meetings-label-theme = Mistä haluaisit oppia lisää?
meetings-example-theme = Esimerkiksi vaikutusten arviointi
meetings-votes = { $n ->
     [one] { $n } ääni
    *[other] { $n } ääntä
  }
meetings-vote = Kannata
meetings-unvote = Peru ääni
meetings-voted = Äänesi on tallessa.
meetings-unvoted = Äänesi on poistettu.
meetings-theme-added = Teema on jonossa, ja annoin sille äänesi: { $title }
meetings-take-theme = Ota asialistalle
meetings-drop-theme = Poista jonosta
meetings-theme-taken = Teema on nyt asialistalla: { $day }
meetings-theme-taken-already = Tämä teema ei ole enää jonossa.
meetings-theme-dropped = Teema on poistettu jonosta.

## Leading

meetings-started-there = Kokous on alkanut. Lähetin muistion sinulle kahden kesken.
meetings-write-there = Lähetin muistion sinulle kahden kesken.
meetings-times = Alkoi { $begun }, päättyy { $ends }.
meetings-item-of = Kohta { $n }/{ $total }
meetings-next-is = seuraavaksi { $title }
meetings-time-used = Kokoukseen on käytetty { $used }/{ $planned }
meetings-time-share = { $used }/{ $planned }
meetings-noted-before = Viime kerralla kirjattiin
meetings-label-notes = Muistiinpanot
meetings-example-notes = Mistä puhuttiin?
meetings-label-decisions = Päätökset
meetings-example-decisions = Mitä päätettiin?
meetings-step = Seuraava kohta
meetings-jump = Siirry
meetings-all-items = Kaikki kohdat
meetings-defer = Siirrä ensi kertaan
meetings-end = Päätä kokous
meetings-go-on = Jatketaan
meetings-saved = Muistiinpanot ovat tallessa.
meetings-merged = Muistiinpanot ovat tallessa. Toinen kirjoitti samaan aikaan, ja molempien teksti on mukana.
meetings-already-on = Kokous on jo eri kohdassa. Kirjoittamasi on tallessa omassa kohdassaan.
meetings-last-item = Kaikki kohdat on käsitelty. Kokouksen voi päättää.
meetings-deferred = Siirsin ensi kertaan ({ $day }): { $title }
meetings-promises-here = Lupaukset tästä kohdasta
meetings-add-promise = Lisää lupaus
meetings-who-what-when = Kuka, mitä, milloin
meetings-label-owner = Kuka lupaa?
meetings-label-what = Mitä?
meetings-example-what = Esimerkiksi lähetän mallin kaikille
meetings-label-due = Milloin valmis?
meetings-promise-saved = Lupaus on tallessa.
meetings-end-title = Päätetäänkö kokous?
meetings-end-lead = { $n ->
     [0] Kaikki kohdat on käsitelty. Muistio menee kanavalle.
     [one] Muistio menee kanavalle. { $n } kohta siirtyy seuraavaan: { $day }
    *[other] Muistio menee kanavalle. { $n } kohtaa siirtyy seuraavaan: { $day }
  }
meetings-moves-on = Siirtyy seuraavaan
meetings-already-ended = { $person } päätti kokouksen { $when }. Sinun ei tarvitse tehdä mitään.

## Minutes

meetings-decisions = Päätökset
meetings-decided = Päätettiin: { $decisions }
meetings-promises = Lupaukset
meetings-items = Käsitellyt asiat
meetings-fact-time = Aikaa käytettiin
meetings-fact-items = Käsiteltyjä kohtia
meetings-fact-writers = Kirjasivat
meetings-fact-hours = Aika
meetings-fact-place = Paikka
meetings-fact-promises = Avoimia lupauksia
meetings-moved-line = Siirtyi ({ $why }), seuraavaksi { $day }
meetings-take-document = Lataa muistio
meetings-whole-title = Muistio { $day }
meetings-file-name = muistio
meetings-rest-in-document = Loput ovat asiakirjassa. Valitse kortista Lataa muistio.
meetings-nothing-written = Kohdista ei kirjattu muistiinpanoja.
meetings-column-who = Kuka
meetings-column-what = Mitä
meetings-column-when = Milloin
meetings-amend = Täydennä
meetings-form-amend = muistion täydennys
meetings-amend-title = Täydennä muistiota
meetings-amend-lead = Lisäys merkitään nimelläsi. Aiemmin kirjattu säilyy.
meetings-label-item = Mihin kohtaan?
meetings-label-amend = Mitä lisätään?
meetings-amended = Lisäys { $when }, { $person }: { $text }
meetings-amend-saved = Lisäys on muistiossa.
meetings-history = Aiemmat
meetings-history-title = Pidetyt tapaamiset
meetings-history-found = { $n ->
     [0] Ei osumia. Kokeile toista sanaa.
     [one] { $more ->
         [0] Tässä on yksi tapaaminen.
        *[other] Tässä on uusin.
      }
    *[other] { $more ->
         [0] Tapaamisia: { $n }
        *[other] Tapaamisia tällä sivulla: { $n }
      }
  }
meetings-promises-count = { $n ->
     [0] ei lupauksia
     [one] { $n } lupaus
    *[other] { $n } lupausta
  }
meetings-newer = Uudemmat
meetings-older = Vanhemmat
meetings-search-title = Hae muistioista
meetings-label-words = Hakusanat
meetings-search = Hae

## Promises

meetings-promise = Lupaus
meetings-promises-title = Lupaukset
meetings-promises-lead = { $n ->
     [0] Kaikki lupaukset on hoidettu.
     [one] { $n } lupaus on auki.
    *[other] { $n } lupausta on auki.
  }
meetings-promises-mine = Omat lupaukset
meetings-promises-others = Muiden lupaukset
meetings-promises-open = Avoimet lupaukset
meetings-promises-more = { $n ->
     [one] Vielä { $n } lupaus
    *[other] Vielä { $n } lupausta
  }
meetings-promises-rest = { $n ->
     [one] Lisäksi on { $n } lupaus.
    *[other] Lisäksi on { $n } lupausta.
  }
meetings-promises-settled = Viimeksi hoidetut
meetings-date-was = Määräpäivä oli { $day }
meetings-kept = ✓ Hoidettu
meetings-dropped = Luovuttu
meetings-promise-kept = Kiitos! Lupaus on hoidettu: { $what }
meetings-promise-dropped = Lupauksesta luovuttiin, ja syy näkyy muistiossa. Kiitos, että kerroit.
meetings-promise-given = Lupaus on nyt annettu eteenpäin: { $person }
meetings-already-dropped = Tästä luopui { $person } { $when }. Sinun ei tarvitse tehdä mitään.
meetings-move-due = Siirrä päivää
meetings-due-moved = Lupauksen uusi määräpäivä: { $day }
meetings-give = Anna toiselle
meetings-give-title = Anna lupaus toiselle
meetings-label-to = Kenelle?
meetings-drop = Luovu
meetings-drop-title = Luovutaanko lupauksesta?
meetings-drop-lead = Suunnitelmat muuttuvat. Syy näkyy muistiossa, jotta kukaan ei jää odottamaan.
meetings-label-reason = Miksi?
meetings-example-reason = Esimerkiksi asia ratkesi toisella tavalla
meetings-form-due = lupauksen päivän siirto
meetings-form-drop = lupauksesta luopuminen
meetings-form-give = lupauksen antaminen toiselle
meetings-say-due = Mihin päivään siirretään?
meetings-why-promised = lupasit tämän { $day }
meetings-why-given = alun perin lupasi { $person }
meetings-nudge-call = Asiat tapaamiseen
meetings-nudge-turn = Hankkeen esittelyvuoro
meetings-nudge-promise = Tapaamisen lupaukset

## The series

meetings-settings = Verkostotapaamiset
meetings-settings-rule = Tapaamisten aika
meetings-settings-switches = Mitä Kehu tekee itse
meetings-no-series = Tapaamisten aikaa ei ole vielä sovittu. Koordinaattori sopii sen asetuksissa.
meetings-agree = Sovi aika
meetings-change = Muuta
meetings-change-rule = Muuta aikaa
meetings-coordination = koordinaattori tai varakoordinaattori
meetings-next-twelve = Seuraavat tapaamiset
meetings-rule = { $every ->
     [1] { $nth ->
         [0] kuukauden viimeinen
        *[other] kuukauden { $nth }.
      }
     [2] { $nth ->
         [0] joka toisen kuukauden viimeinen
        *[other] joka toisen kuukauden { $nth }.
      }
    *[other] { $nth ->
         [0] joka { $every }. kuukauden viimeinen
        *[other] joka { $every }. kuukauden { $nth }.
      }
  } { $weekday ->
     [0] maanantai
     [1] tiistai
     [2] keskiviikko
     [3] torstai
    *[4] perjantai
  } { $hours }
meetings-rule-from = { $month ->
     [1] tammikuusta
     [2] helmikuusta
     [3] maaliskuusta
     [4] huhtikuusta
     [5] toukokuusta
     [6] kesäkuusta
     [7] heinäkuusta
     [8] elokuusta
     [9] syyskuusta
     [10] lokakuusta
     [11] marraskuusta
    *[12] joulukuusta
  } { $year } alkaen
meetings-month = { $month ->
     [1] tammikuu
     [2] helmikuu
     [3] maaliskuu
     [4] huhtikuu
     [5] toukokuu
     [6] kesäkuu
     [7] heinäkuu
     [8] elokuu
     [9] syyskuu
     [10] lokakuu
     [11] marraskuu
    *[12] joulukuu
  }
meetings-in-month = { $month ->
     [1] tammikuussa
     [2] helmikuussa
     [3] maaliskuussa
     [4] huhtikuussa
     [5] toukokuussa
     [6] kesäkuussa
     [7] heinäkuussa
     [8] elokuussa
     [9] syyskuussa
     [10] lokakuussa
     [11] marraskuussa
    *[12] joulukuussa
  }
meetings-rule-months-off = ei { $months }
meetings-rule-day-off = { $what ->
     [previous] pyhänä edellinen arkipäivä
     [week-later] pyhänä viikkoa myöhemmin
     [keep] pyhä ei siirrä
     [skip] pyhänä ei pidetä
    *[next] pyhänä seuraava arkipäivä
  }
meetings-holiday = { $what ->
     [previous] Pidetään edellisenä arkipäivänä
     [week-later] Pidetään viikkoa myöhemmin
     [keep] Pidetään silti
     [skip] Jätetään väliin
    *[next] Pidetään seuraavana arkipäivänä
  }
meetings-form-series = tapaamisten aika
meetings-series-title = Milloin tavataan?
meetings-series-lead = Kirjoita sääntö omin sanoin. Tulevat tapaamiset seuraavat sitä, käsin siirretyt pysyvät.
meetings-label-rule = Sääntö
meetings-example-rule = Esimerkiksi 2. torstai kello 13 tai kuukauden viimeinen tiistai kello 9
meetings-label-length = Kesto minuutteina
meetings-label-place = Paikka
meetings-example-place = Esimerkiksi kaupungintalo, huone 3
meetings-label-meeting-link = Kokouslinkki
meetings-label-months = Kuukaudet, jolloin ei tavata
meetings-months-off-now = Ei tavata: { $months }
meetings-months-off-none = Tavataan joka kuukausi
meetings-label-holiday = Jos päivä on pyhä
meetings-say-rule = Kirjoita sääntö, esimerkiksi ”2. torstai kello 13” tai ”kuukauden viimeinen tiistai kello 9”.
meetings-series-saved = Tapaamiset on sovittu.
meetings-form-switches = tapaamisten muistutukset
meetings-switches-title = Mitä Kehu tekee itse?
meetings-label-switches = Ennen tapaamista
meetings-switch = { $switch ->
     [call] kutsu
     [remind] muistutus
     [freeze] lukitus
     [agenda] asialista
     [soon] tunti ennen
    *[invite] esittelykutsut
  }
meetings-switch-long = { $switch ->
     [call] Pyydä asioita 7 arkipäivää ennen
     [remind] Muistuta 3 arkipäivää ennen niitä, jotka eivät ole vastanneet
     [freeze] Lukitse asialista edellisenä arkipäivänä
     [agenda] Lähetä asialista kanavalle edellisenä arkipäivänä
     [soon] Muistuta tuntia ennen kanavalla, ja esittäjiä myös kahden kesken
    *[invite] Kutsu hiljaisia hankkeita esittelemään
  }
meetings-switches-none = ei mitään itsestään
meetings-label-asks = Keneltä pyydetään asioita?
meetings-asks = { $who ->
     [managers] Hankkeiden vetäjiltä ja rooleissa olevilta
     [everyone] Kaikilta
    *[nobody] Vain kanavalla
  }
meetings-switches-saved = Tallensin, mitä teen ennen tapaamisia.
meetings-move = Siirrä
meetings-cancel = Peru
meetings-restore = Palauta
meetings-form-move = tapaamisen siirto
meetings-move-title = Siirrä tapaamista
meetings-label-day = Uusi päivä
meetings-label-start = Alkaa
meetings-example-start = klo …
meetings-say-day = Mihin päivään tapaaminen siirretään?
meetings-form-cancel = tapaamisen peruminen
meetings-cancel-title = Perutaanko tapaaminen?
meetings-cancel-lead = Ehdotetut asiat siirtyvät seuraavaan tapaamiseen. Perutun tapaamisen voi palauttaa.
meetings-label-why = Miksi? Syy näkyy kaikille.
meetings-meeting-moved = Tapaaminen on siirretty, uusi aika on { $when }.
meetings-meeting-cancelled = { $n ->
     [0] Tapaaminen on peruttu. Siirrettäviä asioita ei ollut.
     [one] Tapaaminen on peruttu. { $n } asia siirtyi seuraavaan.
    *[other] Tapaaminen on peruttu. { $n } asiaa siirtyi seuraavaan.
  }
meetings-cancelled-already = Tämä tapaaminen on jo peruttu.
meetings-restored = Tapaaminen on taas säännön mukaan, aika on { $when }.
meetings-restored-already = Tapaaminen on jo säännön mukaan.

## Refusals

meetings-gone = Tätä ei enää ole. Mitään ei muutettu.
meetings-error-none = Tapaamisten aikaa ei ole vielä sovittu, joten asialistaa ei ole.
meetings-error-no-series = Sovi ensin, milloin tavataan.
meetings-error-no-next = Seuraavaa tapaamista ei ole vielä sovittu. Mitään ei muutettu.
meetings-error-begun = Tapaaminen on jo alkanut tai ohi, joten sitä ei voi enää muuttaa.
meetings-error-early = Kokouksen voi aloittaa kaksi tuntia ennen sovittua aikaa. Mitään ei muutettu.
meetings-error-not-planned = Tämä tapaaminen ei ole menossa. Mitään ei muutettu.
meetings-error-over = Tapaaminen on ohi.
meetings-error-past-day = Säännön mukainen päivä on jo mennyt. Siirrä tapaaminen toiseen päivään.
meetings-error-no-minutes = Muistio valmistuu, kun kokous päätetään.
meetings-error-section = Valitse osio.
meetings-error-section-typed = Kirjoita yksi näistä: kuulumiset, teema, hanke-esittely, kissat ja onnistumiset.
meetings-error-title = Kirjoita otsikko.
meetings-error-item-minutes = Kirjoita minuutit väliltä { $least }–{ $most } numerona.
meetings-error-project = Valitse hanke, jota esittely koskee. Jos hanketta ei ole listalla, ehdota asiaa kuulumisiin.
meetings-error-presenter = Valitse esittelijä verkostosta tai kirjoita vieraan nimi.
meetings-error-link = Linkki alkaa https://. Kopioi se selaimen osoiteriviltä.
meetings-error-fixed = Tämä kohta kuuluu joka tapaamiseen, joten sitä ei voi siirtää.
meetings-error-settled = Tämä kohta on jo käsitelty tai poistettu. Mitään ei muutettu.
meetings-error-frozen = Asialista on lukittu, joten kohtaa ei voi enää muokata. Koordinaattori voi auttaa.
meetings-error-changed = Toinen muutti kohtaa samaan aikaan. Tarkista kentät ja tallenna uudelleen. Kohta on nyt: { $title }
meetings-error-doubled = Hankkeella on jo esittelyvuoro. Hanke: { $project }
meetings-error-owner = Valitse, kuka lupaa.
meetings-error-what = Kirjoita, mitä luvataan.
meetings-error-due = Valitse päivä.
meetings-error-far = Päivä on kovin kaukana. Valitse lähempi päivä.
meetings-error-reason = Kirjoita lyhyt syy.
meetings-error-item = Valitse kohta.
meetings-error-amend = Kirjoita, mitä lisätään.
meetings-error-day = Valitse uusi päivä.
meetings-error-rule = Kirjoita, monesko viikonpäivä kuukaudessa, esimerkiksi ”2. torstai kello 13”.
meetings-error-fifth = Viidettä viikonpäivää ei ole joka kuussa. Valitse 1.–4. tai viimeinen.
meetings-error-weekend = Valitse arkipäivä maanantaista perjantaihin.
meetings-error-day-off = Valitse, mitä tehdään, kun päivä on pyhä.
meetings-error-start = Tapaaminen voi alkaa aamuseitsemän ja iltakahdeksan välillä.
meetings-error-minutes = Kesto on { $least }–{ $most } minuuttia, ja kokous päättyy saman päivän aikana.
meetings-error-every = Valitse, monenko kuukauden välein tavataan: 1–12.
meetings-error-months-off = Jätä ainakin yksi kuukausi, jolloin tavataan.
meetings-error-no-months = Tällä säännöllä ei tavattaisi koskaan. Muuta kuukausia, jolloin ei tavata.
meetings-error-two-lengths = Kesto sanottiin kahdesti eri tavoin. Kirjoita se kerran.
meetings-error-weekly = Tapaamiset ovat kuukausittain. Kirjoita esimerkiksi ”2. torstai kello 13”.
meetings-error-time = Kellonaikaa ”{ $input }” ei ole. Kirjoita se numeroina, esimerkiksi 13 tai 9.15
meetings-error-word = Tätä sanaa en osannut lukea säännöstä: { $word }
