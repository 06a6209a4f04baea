## Model texts

decision-label-summary = Mitä päätettiin? Kirjoita yksi tai kaksi virkettä.
decision-label-help = Missä asioissa tarvitset apua?
decision-sent = Päätös on tallessa. Kortti on hanketukipalvelujen kanavalla, ja sähköposti on lähetetty.
decision-waiting = Päätös on tallessa, mutta { $what ->
     [mail] sähköposti odottaa lähetystä
     [card] kortti odottaa lähetystä
    *[both] kortti ja sähköposti odottavat lähetystä
  }. Yritän uudelleen. Sinun ei tarvitse tehdä mitään.
decision-delivered = { $what ->
     [mail] Sähköposti
     [card] Kortti
    *[both] Kortti ja sähköposti
  } on nyt lähetetty. Päätös: { $title }
decision-acked = { $function }: { $person } kuittasi { $when }
decision-unacked = Vielä kuittaamatta: { $functions }
decision-ask-back = { $person } kysyy päätöksestä: { $question }
decision-ask-back-where = Vastauksesi näkyy hanketukipalvelujen kanavalla päätöksen ketjussa.
decision-handled = { $function }: käsitelty { $when }, { $person }
decision-function-silent = Päätös tuli { $date } ja odottaa vielä kuittausta: { $function }. Kuittaus kertoo lähettäjälle, että asia on nähty.
decision-same-number = Tällä numerolla on jo päätös, joten en tallentanut toista. Päätös: { $title }
decision-start-kickoff = Rahoituspäätös on tallessa. Aloitetaanko hanke? Täytin päivät valmiiksi.

## Words

decisions-kind = { $kind ->
     [funding] Rahoituspäätös
     [amendment] Muutospäätös
     [procurement] Hankintapäätös
     [staff] Henkilöstöpäätös
     [steering] Ohjausryhmän päätös
    *[end] Hankkeen päättäminen
  }
decisions-kind-words = { $kind ->
     [funding] rahoitus
     [amendment] muutos
     [procurement] hankin
     [staff] henkilöstö
     [steering] ohjausryhmä
    *[end] päättämi, lopetu
  }
decisions-function = { $function ->
     [finance] talous
     [hr] henkilöstö
     [procurement] hankinnat
     [communications] viestintä
     [data-protection] tietosuoja
    *[records] asianhallinta
  }
decisions-support = hanketuki
decisions-nobody = ei vielä ketään
decisions-editors = lähettäjä, projektipäällikkö tai hanketuki
decisions-fact-project = Hanke
decisions-fact-kind = Päätöksen laji
decisions-fact-maker = Päättäjä
decisions-fact-number = Tunnus
decisions-fact-sender = Lähetti
decisions-fact-functions = Koskee
decisions-fact-help = Apua pyydetty

## The card

decisions-spoken = { $kind }, hanke { $project }
decisions-state-new = Uusi: kukaan ei ole vielä kuitannut
decisions-state-acked = Kaikki ovat kuitanneet
decisions-state-handled = { $n ->
     [one] ✓ Käsitelty: ainoa osuus on valmis
    *[other] ✓ Käsitelty: kaikki { $n } osuutta valmiina
  }
decisions-acks = Kuittaukset { $n }/{ $total }
decisions-acks-short = { $n }/{ $total } kuitattu
decisions-ack = Kuittaa
decisions-handle = Käsitelty
decisions-ask-back = Kysy lisää
decisions-answer = Vastaa
decisions-change = Muuta
decisions-open-link = Avaa päätös
decisions-open = Avaa
decisions-show = Näytä päätös
decisions-amend = Kirjaa muutos
decisions-record = Kirjaa päätös
decisions-help-asked = pyydetty apua
decisions-part-waiting = Odottaa kuittausta
decisions-part-acked = ✓ Kuitattu
decisions-part-asked = ? Kysyi lähettäjältä
decisions-part-handled = ✓ Käsitelty
decisions-part-silent = { $n ->
     [one] ! Odottanut { $n } arkipäivän
    *[other] ! Odottanut { $n } arkipäivää
  }
decisions-reminded = muistutettu { $day }
decisions-not-answered = { $person } ei ole vielä vastannut
decisions-asked = { $person } kysyi lisää { $when }
decisions-answered = { $person } vastasi { $when }
decisions-last = Viimeksi: { $what }
decisions-amends = Korvaa: { $title }
decisions-amended-by = Korvattu: { $title }
decisions-review-on = Päätös katsotaan uudelleen: { $day }
decisions-gone = Tätä päätöstä ei enää ole. Mitään ei muutettu.
decisions-not-yours = Tätä osuutta ({ $function }) hoitaa { $people }. Mitään ei muutettu.
decisions-already-acked = { $person } kuittasi tämän jo { $when }. Sinun ei tarvitse tehdä mitään.
decisions-already-handled = { $person } merkitsi tämän käsitellyksi jo { $when }. Sinun ei tarvitse tehdä mitään.
decisions-already-answered = { $person } vastasi tähän jo { $when }. Sinun ei tarvitse tehdä mitään.
decisions-already-reviewed = Päätös on jo katsottu uudelleen. Sinun ei tarvitse tehdä mitään.
decisions-reviewed = Selvä. Päätöstä ei tarvitse katsoa uudelleen.

## The receipt

decisions-receipt-title = Päätös on tallessa
decisions-receipt-what = Päätös: { $title }
decisions-receipt-ways = Hanketukipalveluille
decisions-leaving = Kortti ja sähköposti ovat lähdössä hanketukipalveluille. Tämä kuitti kertoo, kun ne on lähetetty.
decisions-waits-for-setup = Päätös odottaa, kunnes hanketukipalvelut ovat valinneet kanavansa. Pyydän koordinaattoria auttamaan. Sinun ei tarvitse tehdä mitään.
decisions-saved-receipt = Päätös on tallessa. Kuitti tulee kahdenkeskiseen keskusteluumme.
decisions-way-card = Tuen kanava
decisions-way-mail = Tuen sähköposti
decisions-way-acks = Kuittaukset
decisions-way-sent = { $what ->
     [mail] ✓ Lähetetty
    *[card] ✓ Toimitettu
  }
decisions-way-waiting = Odottaa
decisions-way-unset = { $what ->
     [mail] sähköpostia ei ole vielä otettu käyttöön
    *[card] kanavaa ei ole vielä valittu
  }
decisions-way-next = { $n ->
     [one] { $n } yritys, seuraava { $when }
    *[other] { $n } yritystä, seuraava { $when }
  }
decisions-way-given-up = ! Ei voitu toimittaa
decisions-way-tell-coordinator = kerro koordinaattorille
decisions-begun = Hankkeella on jo tarkistuslista. Tässä se on.

## Questions

decisions-question-title = Kysymys päätöksestä
decisions-ask-title = Kysy lähettäjältä
decisions-ask-where = Kysymys menee kahdenkeskiseen keskusteluun. Vastaajana: { $person }
decisions-label-question = Mitä haluat kysyä?
decisions-label-function = Kuka kysyy?
decisions-error-question = Kirjoita kysymys.
decisions-asked-notice = Kysymys lähti. Vastaus tulee päätöksen ketjuun. Vastaajana: { $person }
decisions-asked-later = Kysymys on tallessa. { $person } saa sen { $when }. Vastaus tulee päätöksen ketjuun.
decisions-answer-title = Vastaa kysymykseen
decisions-label-answer = Vastauksesi
decisions-error-answer = Kirjoita vastaus.
decisions-answered-notice = Vastauksesi on tallessa. Se näkyy hanketukipalvelujen kanavalla päätöksen ketjussa.
decisions-reply-title = { $person } vastasi kysymykseen

## The form

decisions-form-over = Hankepäätös
decisions-form-title = Kirjaa päätös
decisions-form-lead = Vien päätöksen heti hanketukipalveluille tiedoksi: kanavalle ja sähköpostiin.
decisions-label-project = Hanke
decisions-label-new-project = Uuden hankkeen nimi, jos hanketta ei ole listassa
decisions-label-project-name = Hankkeen nimi
decisions-example-project = Esimerkiksi Kotoportti
decisions-error-project = Valitse hanke tai kirjoita uuden hankkeen nimi.
decisions-error-project-name = Kirjoita hankkeen nimi.
decisions-label-kind = Mitä päätös koskee?
decisions-error-kind = Valitse, mitä päätös koskee.
decisions-error-kind-typed = Kirjoita jokin näistä: rahoitus, muutos, hankinta, henkilöstö, ohjausryhmä tai hankkeen päättäminen
decisions-label-title = Otsikko
decisions-example-title = Esimerkiksi: ESR+-rahoitus myönnetty
decisions-error-title = Kirjoita lyhyesti, mitä päätettiin.
decisions-label-maker = Päättäjä
decisions-example-maker = Esimerkiksi ELY-keskus
decisions-error-maker = Kirjoita, kuka päätti.
decisions-label-day = Päätöspäivä
decisions-error-day = Valitse päivä, jona päätettiin.
decisions-label-number = Pykälä tai numero
decisions-example-number = Esimerkiksi S31207
decisions-more = Linkki, hankkeen päivät ja korvattava päätös
decisions-label-link = Linkki
decisions-example-link = Esimerkiksi https://kunta.example/214
decisions-error-link = Kirjoita linkki kokonaan: sen alussa on https://
decisions-label-starts = Hanke alkaa
decisions-label-ends = Hanke päättyy
decisions-error-order = Hanke alkaisi { $begin } ja päättyisi jo { $end }, joten tarkista päivät.
decisions-label-review = Päätös katsotaan uudelleen
decisions-label-amends = Minkä päätöksen tämä korvaa?
decisions-say-project = Mitä hanketta päätös koskee? Kirjoita hankkeen nimi.
decisions-say-kind = Mitä päätös koskee? Kirjoita jokin näistä: rahoitus, muutos, hankinta, henkilöstö, ohjausryhmä tai hankkeen päättäminen
decisions-say-maker = Kuka päätti?
decisions-say-day = Milloin päätettiin? Kirjoita päivä, esimerkiksi 2.12.2026
decisions-say-number = Mikä on päätöksen pykälä tai numero? Jos sitä ei ole, kirjoita ”ei”.
decisions-say-help = Missä asioissa tarvitset apua: talous, henkilöstö, hankinnat, viestintä, tietosuoja vai asianhallinta? Kirjoita ne samaan viestiin. Jos et tarvitse apua, kirjoita ”ei”.
decisions-label-functions = Ketä päätös koskee?
decisions-functions-title = Ketä päätös koskee?
decisions-functions-hint = Se, joka on jo kuitannut tai kysynyt, pysyy mukana.
decisions-error-functions = Valitse vähintään yksi tuen toiminto.
decisions-functions-saved = Muutos on tallessa.
decisions-form-record = päätöksen kirjaaminen
decisions-form-ask = kysymys päätöksestä
decisions-form-answer = vastaus kysymykseen
decisions-form-functions = ketä päätös koskee
decisions-form-mailbox = tuen sähköposti
decisions-form-kind = päätöksen laji

## The register

decisions-register = Päätökset
decisions-found = { $n ->
     [0] Päätöksiä ei löytynyt
     [one] { $n } päätös
    *[other] { $n } päätöstä
  }
decisions-filtered = Rajaus: { $filters }
decisions-filter = Hae tai rajaa
decisions-all = Kaikki
decisions-label-year = Vuosi
decisions-label-words = Sanat
decisions-search = Hae
decisions-newer = Uudemmat
decisions-older = Vanhemmat
decisions-last-year-words = viime vuodelta, viime vuoden, viime vuonna, viime vuosi
decisions-as-xlsx = Lataa Excel
decisions-as-csv = Lataa CSV
decisions-file-name = paatokset
decisions-column-project = Hanke
decisions-column-kind = Laji
decisions-column-title = Otsikko
decisions-column-maker = Päättäjä
decisions-column-day = Päätöspäivä
decisions-column-number = Pykälä tai numero
decisions-column-summary = Mitä päätettiin
decisions-column-link = Linkki
decisions-column-sender = Lähetti
decisions-column-sent = Lähetetty
decisions-column-acked = Kuitannut
decisions-column-handled = Käsitellyt
decisions-column-amends = Korvaa
decisions-column-review = Katsotaan uudelleen

## Settings

decisions-settings = Hankepäätökset
decisions-channel = Hanketukipalvelujen kanava
decisions-channel-is = Päätökset tulevat tälle kanavalle.
decisions-channel-is-not = Päätökset eivät tule tälle kanavalle.
decisions-channel-set = valittu
decisions-channel-how = ei vielä valittu: kirjoita tuen kanavalla ”@Kehu asetukset”
decisions-take-channel = Valitse tuen kanavaksi
decisions-channel-taken = { $n ->
     [0] Tämä on nyt hanketuen kanava. Uudet päätökset tulevat tänne.
     [one] Tämä on nyt hanketuen kanava. Tänne tulee nyt { $n } päätös, joka odotti.
    *[other] Tämä on nyt hanketuen kanava. Tänne tulee nyt { $n } päätöstä, jotka odottivat.
  }
decisions-error-channel = Kirjoita ”@Kehu asetukset” sillä kanavalla, jolle päätökset halutaan. Mitään ei muutettu.
decisions-setup-role = koordinaattori tai hanketuki
decisions-kinds = Ketä päätökset koskevat
decisions-mailbox = Hanketukipalvelujen sähköposti
decisions-mailbox-unset = ei vielä annettu
decisions-no-server = sähköpostipalvelin puuttuu
decisions-mailbox-title = Hanketukipalvelujen sähköposti
decisions-label-mailbox = Sähköpostiosoite
decisions-example-mailbox = hanketukipalvelut@example.fi
decisions-mailbox-hint = Päätökset lähetetään tähän osoitteeseen. Tyhjä palauttaa asennuksessa annetun osoitteen.
decisions-error-mailbox = Kirjoita yksi sähköpostiosoite, esimerkiksi hanketukipalvelut@example.fi
decisions-mailbox-saved = Osoite on tallessa. Odottaneet viestit lähtevät nyt.
decisions-kind-hint = Muutos koskee uusia päätöksiä.
decisions-kind-saved = Tallensin, ketä tämä koskee: { $kind_name }
decisions-mail-foot = Kuittaa päätös hanketukipalvelujen kanavalla Teamsissa. Tämän viestin lähetti Kehu, eikä vastauksia lueta.

## Reminders, home and help

decisions-nudge-silent = Kuittausta odottavat päätökset
decisions-why-question = { $who ->
     [me] sinulta kysyttiin
    *[manager] olet projektipäällikkö
  }
decisions-why-review = { $who ->
     [sender] kirjasit päätöksen
    *[other] olet projektipäällikkö
  }
decisions-nudge-review = Päätösten tarkistuspäivät
decisions-nudge-question = Sinulle esitetyt kysymykset
decisions-nudge-setup = Hanketuen kanavan valinta
decisions-review-now = Katso päätöstä uudelleen
decisions-setup-waits = { $n ->
     [one] { $n } päätös odottaa, koska hanketuen kanavaa ei ole valittu
    *[other] { $n } päätöstä odottaa, koska hanketuen kanavaa ei ole valittu
  }
decisions-setup-how = kirjoita tuen kanavalla ”@Kehu asetukset”
decisions-help-record = kerro päätöksestä hanketukipalveluille
decisions-help-record-word = päätös
decisions-help-register = hae päätöksiä ja vie ne tiedostoon
decisions-help-register-word = päätökset
decisions-fact-unacknowledged = Päätöksiä, jotka odottavat kuittausta
decisions-fact-no-channel = Päätöksiä, jotka odottavat tuen kanavaa
