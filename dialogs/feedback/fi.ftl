## Commands and home

feedback-help-feedback = anna palautetta, nimellä tai nimettömänä
feedback-help-feedback-word = palaute
feedback-help-suggestion = ehdota parannusta, kannata ja seuraa
feedback-help-suggestion-word = ehdotus
feedback-give = Anna palautetta
feedback-suggestions = Ehdotukset
feedback-name = Palaute

## Who receives feedback

feedback-recipient = { $recipient ->
     [support] hanketukipalvelut
     [coordinator] koordinaattori
    *[network] koko verkosto
  }
feedback-recipient-choice = { $recipient ->
     [support] Hanketukipalvelut
     [coordinator] Koordinaattori
    *[network] Koko verkosto, kanavalle kaikkien luettavaksi
  }
feedback-recipient-words = { $recipient ->
     [support] hanketu, tuelle, tuki, tukipalvelu
     [coordinator] koordinaattor
    *[network] verkosto, kaikille, koko verkosto, kanavalle
  }
feedback-nameless-words = nimettöm, nimetön, anonyym, anonymous
feedback-handler = { $recipient ->
     [support] hanketuki
     [coordinator] koordinaattori
    *[network] koordinaattori
  }
feedback-receivers = koordinaattori tai hanketuki
feedback-coordinator = koordinaattori
feedback-role-coordinator = Koordinaattori (rooli)

## Giving feedback

feedback-start-title = Miten haluat antaa palautetta?
feedback-start-lead = Kiitoskin on palautetta. Nimellä annettuun voit saada vastauksen.
feedback-start-arrives = Nimellä annettu palaute menee perille heti. Nimetön menee perille seuraavalla viikolla muiden kanssa samaan aikaan, jotta lähetyshetki ei paljasta kirjoittajaa.
feedback-by-name = Omalla nimellä
feedback-without-name = Nimettömänä
feedback-mine = Omat palautteet
feedback-received = Saadut palautteet
feedback-named-title = Palaute omalla nimellä
feedback-anonymous-form-title = Palaute nimettömänä
feedback-promise-named = Palaute tallentuu nimelläsi, ja sen näkee vain vastaanottaja: { $recipient }
feedback-promise-named-open = Palaute tallentuu nimelläsi, ja sen näkee vain vastaanottaja, jonka valitset.
feedback-promise-anonymous = Kehu tallentaa tekstisi, vastaanottajan ja viikkonumeron, mutta ei tallenna nimeäsi, käyttäjätunnustasi, päivää eikä kellonaikaa.
feedback-promise-advice = Kirjoita vain tähän lomakkeeseen: keskusteluun kirjoitettu viesti jää Teamsiin nimelläsi. Jätä pois yksityiskohdat, joista sinut tunnistaa.
feedback-arrives = Tekstisi menee perille { $day } { $time } samalla kertaa kuin viikon muut nimettömät. Näin lähetyshetki ei paljasta sinua.
feedback-label-recipient = Kenelle?
feedback-label-kind = Mistä on kyse?
feedback-label-text = Palautteesi
feedback-ask-recipient = Kenelle palaute on: hanketukipalveluille, koordinaattorille vai koko verkostolle?
feedback-ask-kind = Mistä on kyse: kiitos, huoli vai ehdotus?
feedback-ask-text = Kirjoita palautteesi.
feedback-kind = { $kind ->
     [thanks] Kiitos
     [worry] Huoli tai epäkohta
    *[idea] Ehdotus tai toive
  }
feedback-example-named = Kerro omin sanoin, mikä toimi tai mikä voisi olla paremmin.
feedback-example-anonymous = Kerro omin sanoin. Jätä pois nimet ja muu, mistä sinut tunnistaa.
feedback-hint-named = Voit perua palautteen myöhemmin: kirjoita ”palaute” ja avaa omat palautteesi.
feedback-hint-channel = Muut kanavalla eivät näe, mitä kirjoitat lomakkeeseen. Nimetön lomake avautuu vain kahdenkeskisessä keskustelussa, koska kanavalla muut näkevät, kuka sen avasi.
feedback-hint-other-recipient = Toinen vastaanottaja? Peruuta ja kirjoita ”palaute”.
feedback-hint-anonymous = Nimettömään palautteeseen ei voi vastata. Jos haluat vastauksen tai asia on kiireinen, peruuta ja kirjoita omalla nimelläsi.
feedback-taken-over = Otin tekstisi lomakkeeseen. Palaute lähtee nimelläsi, kun valitset Lähetä. Nimetöntä palautetta varten avaa lomake ilman tekstiä: ”palaute nimettömänä”.
feedback-sent-title = Palaute annettu
feedback-sent = Palautteesi on tallessa. Kiitos, että kerroit.
feedback-sent-channel = Palaute on tallessa. Kiitos, että kerroit.
feedback-form-named = palaute omalla nimellä
feedback-form-anonymous = palaute nimettömänä
feedback-form-answer = vastaus palautteeseen
feedback-error-recipient = Valitse, kenelle palaute on.
feedback-error-recipient-typed = Kirjoita, kenelle palaute on: hanketukipalveluille, koordinaattorille vai koko verkostolle.
feedback-error-kind = Valitse, mistä on kyse.
feedback-error-kind-typed = Kirjoita, mistä on kyse: kiitos, huoli vai ehdotus.
feedback-error-text = Kirjoita palaute ennen lähettämistä.
feedback-error-by-name = Tämä lomake on nimelläsi, joten en tallentanut viestiä. Poista se, kirjoita ”peruuta” ja avaa sitten nimetön lomake.
feedback-gone = Tätä palautetta ei voi näyttää. Mitään ei muutettu.

## The recipient's card

feedback-over = Palautteen saa: { $recipient }
feedback-kind-title = { $kind ->
     [thanks] Kiitos
     [worry] Huoli tai epäkohta
    *[idea] Ehdotus tai toive
  }
feedback-anonymous-title = Nimetön palaute
feedback-nameless = nimetön
feedback-from = { $person }, { $when }
feedback-state-new = Uusi
feedback-state-thanked = ✓ Kiitetty
feedback-state-answered = ✓ Vastattu
feedback-state-handled = ✓ Käsitelty
feedback-thank = Kiitä
feedback-answer = Vastaa
feedback-handle = Käsitelty
feedback-open = Avaa
feedback-thanked = { $person } kiitti { $when }
feedback-answered = { $person } vastasi { $when }
feedback-handled = { $person } merkitsi käsitellyksi { $when }
feedback-already-thanked = { $person } kiitti tästä jo { $when }. Sinun ei tarvitse tehdä mitään.
feedback-already-answered = { $person } vastasi tähän jo { $when }. Sinun ei tarvitse tehdä mitään.
feedback-already-handled = { $person } merkitsi tämän käsitellyksi jo { $when }. Sinun ei tarvitse tehdä mitään.
feedback-thanked-notice = Kiitoksesi menee kirjoittajalle.
feedback-answered-notice = Vastauksesi menee kirjoittajalle.
feedback-anonymous-no-answer = Kehu ei tiedä, kuka kirjoitti, joten tähän ei voi vastata.
feedback-answer-title = Vastaa
feedback-label-answer = Vastauksesi
feedback-answer-where = Vastaus menee kahdenkeskiseen keskusteluun. Kirjoittaja: { $person }
feedback-error-answer = Kirjoita vastaus ennen lähettämistä.
feedback-title-withdrawn = Palaute on peruttu
feedback-was-withdrawn = Kirjoittaja perui tämän palautteen, ja sen teksti on poistettu.
feedback-week = viikko { $week }
feedback-week-of-year = viikko { $week }/{ $year }

## The author's own

feedback-own-over = Palautteesi saa: { $recipient }
feedback-own-title = { $kind ->
     [thanks] Antamasi kiitos
     [worry] Kertomasi huoli tai epäkohta
    *[idea] Kertomasi ehdotus tai toive
  }
feedback-own-state-sent = Lähetetty { $day }
feedback-own-state-thanked = { $person } kiitti sinua
feedback-own-state-answered = { $person } vastasi sinulle
feedback-withdraw = Peru palaute
feedback-withdraw-title = Perutaanko palaute?
feedback-withdraw-lead = Poistan tekstin kaikkialta Kehusta, myös vastaanottajan kortista. Vastaanottaja on voinut jo lukea sen.
feedback-withdrawn = Palaute on peruttu, ja sen teksti on poistettu.
feedback-mine-title = { $n ->
     [0] Et ole antanut palautetta omalla nimelläsi
     [one] { $n } antamasi palaute
    *[other] { $n } antamaasi palautetta
  }
feedback-mine-lead = Nimettömät palautteet eivät ole tässä, koska niitä ei voi yhdistää sinuun.
feedback-received-title = { $n ->
     [0] Mikään palaute ei odota
     [one] { $n } palaute
    *[other] { $n } palautetta
  }
feedback-received-lead = Näet palautteen, jonka saa: { $recipients }
feedback-also-handled = Näytä käsitellytkin
feedback-only-open = Näytä avoimet
feedback-newer = Uudemmat
feedback-older = Vanhemmat

## Suggestions

feedback-suggestion = Ehdotus
feedback-suggestion-nameless = Ehdotus · nimettömänä
feedback-nameless-of = nimetön, { $week }
feedback-own-suggestion = Oma ehdotuksesi
feedback-suggestions-found = { $n ->
     [0] Ei ehdotuksia
     [one] { $n } ehdotus
    *[other] { $n } ehdotusta
  }
feedback-suggestions-lead = Avoimet ovat ensin. Jokaisella on vastuuhenkilö, ja tekijä saa vastauksen.
feedback-suggestions-none = Tee ensimmäinen. Jokainen ehdotus saa vastuuhenkilön ja vastauksen.
feedback-suggest = Tee ehdotus
feedback-suggest-nameless = Nimettömänä
feedback-follow-code = Seuraa koodilla
feedback-filter = Hae tai rajaa
feedback-filtered = Rajaus: { $filters }
feedback-search = Hae
feedback-label-state = Tila
feedback-every-state = Kaikki tilat
feedback-label-whose = Kenen?
feedback-everybodys = Kaikkien
feedback-only-mine = Omat: tekemäni, kannattamani ja hoitamani
feedback-label-words = Sanat
feedback-supporters-short = { $n ->
     [one] { $n } kannattaja
    *[other] { $n } kannattajaa
  }
feedback-suggestion-gone = Tätä ehdotusta ei voi näyttää. Mitään ei muutettu.
suggestion-state = { $state ->
     [new] uusi
     [in-hand] työn alla
     [trying] kokeilussa
     [in-use] käytössä
    *[not-now] ei nyt
  }
suggestion-reply-by = Kiitos ehdotuksesta. Sitä hoitaa { $person }, ja saat viimeistään { $date } vastauksen.
suggestion-not-now = { $person } vastasi ehdotukseesi: ei nyt. Perustelu: { $reason }
feedback-state-reply-by = vastaus viimeistään { $day }
feedback-state-next-by = seuraava tieto viimeistään { $day }
feedback-owner = Vastuussa: { $person }
feedback-reason = Perustelu
feedback-owners-words = Vastuuhenkilön sanoin
feedback-supporters = Kannattajat: { $people }
feedback-other-supporters = { $n ->
     [one] { $n } entinen jäsen
    *[other] { $n } entistä jäsentä
  }
feedback-no-supporters = Ei vielä kannattajia
feedback-support = Kannatan
feedback-stop-supporting = En kannata enää
feedback-supporting = Kiitos. Nimesi on nyt kannattajissa.
feedback-already-supporting = Kannatat tätä jo. Voit perua kannatuksen kahdenkeskisessä keskustelussa: kirjoita ”ehdotus”.
feedback-support-taken-back = Nimesi ei ole enää kannattajissa.
feedback-own-already = Tämä on oma ehdotuksesi, joten nimesi on siinä jo.
feedback-last = Viimeksi: { $what }
feedback-event-state = { $person } muutti tilan { $when }: { $state }
feedback-event-owner = vastuu vaihtui { $when }: { $owner }
feedback-event-date = { $person } siirsi vastauspäivää { $when }
feedback-news-state = { $person } muutti ehdotuksesi tilan: { $state }
feedback-news-owner = Ehdotustasi hoitaa nyt { $owner }
feedback-news-date = { $person } siirsi päivää, jona saat seuraavan tiedon.
feedback-news-asked = { $person } kirjoitti sinulle ehdotuksestasi.
feedback-show-suggestion = Näytä ehdotus
feedback-write-more = Kirjoita lisää

## Making a suggestion

feedback-suggest-title = Tee ehdotus
feedback-suggest-anonymous-title = Ehdotus nimettömänä
feedback-promise-suggestion-named = Ehdotus tallentuu nimelläsi, ja koko verkosto näkee sen.
feedback-promise-suggestion = Kehu tallentaa tekstisi, viikkonumeron ja koodistasi lasketun tiivisteen, mutta ei tallenna nimeäsi, käyttäjätunnustasi, päivää eikä kellonaikaa.
feedback-label-title = Mitä ehdotat?
feedback-example-title = Yhteinen malli hankkeen loppuraportille
feedback-label-why = Mitä se auttaisi? Kerro tarkemmin, jos haluat.
feedback-ask-why = Mitä se auttaisi? Kirjoita ”ei”, jos et halua kertoa tarkemmin.
feedback-example-why = Nyt jokainen aloittaa raportin tyhjästä.
feedback-hint-suggestion = Kerron sinulle tässä keskustelussa, kun ehdotus etenee.
feedback-hint-suggestion-channel = Nimetön lomake avautuu vain kahdenkeskisessä keskustelussa, koska kanavalla muut näkevät, kuka sen avasi.
feedback-hint-code = Saat lähetettyäsi seurantakoodin. Sillä näet vastauksen ja voit keskustella nimettömänä.
feedback-suggestion-taken-over = Otin tekstisi lomakkeeseen. Ehdotus lähtee nimelläsi, kun valitset Lähetä. Nimetöntä ehdotusta varten avaa lomake ilman tekstiä: ”ehdotus nimettömänä”.
feedback-error-title = Kirjoita lyhyesti, mitä ehdotat.
feedback-form-suggest = ehdotus
feedback-form-suggest-anonymous = ehdotus nimettömänä
feedback-form-progress = ehdotuksen tila
feedback-form-owner = ehdotuksen vastuuhenkilö
feedback-form-message = viesti ehdotuksesta

## The owner

feedback-progress = Päivitä tila
feedback-progress-title = Missä mennään?
feedback-label-new-state = Tila
feedback-state-choice = { $state ->
     [new] Uusi
     [in-hand] Työn alla
     [trying] Kokeilussa
     [in-use] Käytössä
    *[not-now] Ei nyt, ja miksi
  }
feedback-label-reason = Kerro tekijälle omin sanoin
feedback-example-reason = Esimerkiksi: otamme tämän esiin tammikuun tapaamisessa.
feedback-label-reply-by = Milloin kerrot seuraavan kerran?
feedback-hint-progress = ”Ei nyt” vaatii perustelun. Sanasi näkyvät kaikille. Päivän voi jättää tyhjäksi.
feedback-error-state = Valitse tila.
feedback-error-reason = Kerro, miksi ehdotusta ei oteta nyt käyttöön. Tekijä saa perustelun.
feedback-error-same = Mikään ei muuttunut. Vaihda tila, kirjoita tekijälle tai valitse uusi päivä.
feedback-progress-saved = Tila on päivitetty. Kerron siitä tekijälle.
feedback-progress-saved-nameless = Tila on päivitetty. Tekijä näkee sen seurantakoodillaan.
feedback-give-owner = Anna toiselle
feedback-owner-title = Kuka hoitaa ehdotusta?
feedback-label-to = Vastuuhenkilö
feedback-error-to = Valitse verkoston jäsen tai koordinaattorin rooli.
feedback-owner-saved = Vastuu on vaihdettu. Kerron siitä uudelle vastuuhenkilölle ja tekijälle.
feedback-owner-same = Tämä henkilö hoitaa ehdotusta jo. Mitään ei muutettu.
feedback-ask-author = Kirjoita tekijälle
feedback-message-title = Kirjoita tekijälle
feedback-label-message = Viestisi
feedback-error-message = Kirjoita viesti ennen lähettämistä.
feedback-message-to = Viesti menee kahdenkeskiseen keskusteluun. Vastaanottaja: { $person }
feedback-message-nameless = Tekijä lukee viestin, kun hän avaa ehdotuksen seurantakoodillaan. Kehu ei tiedä, kuka hän on.
feedback-message-sent = Viestisi on lähdössä.
feedback-message-left = Viestisi odottaa tekijää. Hän näkee sen, kun hän avaa ehdotuksen koodillaan.
feedback-no-author = Tällä ehdotuksella ei ole enää tekijää, jolle voisi kirjoittaa.
feedback-talk = Keskustelu tekijän kanssa
feedback-talk-earlier = { $n ->
     [one] { $n } aiempi viesti
    *[other] { $n } aiempaa viestiä
  }
feedback-talk-own = Keskustelu vastuuhenkilön kanssa
feedback-you = Sinä
feedback-author = Tekijä
feedback-asks = { $person } kirjoitti ehdotuksestasi: { $question }

## The receipt code

feedback-suggestion-saved = Ehdotus on tallessa
feedback-code = Kopioi seurantakoodisi talteen nyt. Kehu ei näytä sitä uudelleen eikä pysty palauttamaan sitä. Koodi: { $code }
feedback-your-code = Seurantakoodisi
feedback-code-advice = Kopioi koodi talteen nyt. Kehu ei näytä sitä uudelleen eikä pysty palauttamaan sitä.
feedback-code-how = Kun haluat lukea vastauksen, kirjoita ”ehdotus” ja valitse Seuraa koodilla. Vastaus on luvattu viimeistään { $day }
feedback-code-kept = Koodi on tallessa
feedback-code-wiped = Koodi on pyyhitty tältä kortilta. Seuraa ehdotusta näin: kirjoita ”ehdotus” ja valitse Seuraa koodilla.
feedback-code-title = Seuraa ehdotusta koodilla
feedback-code-lead = Kirjoita koodi vain tähän kenttään. Keskusteluun kirjoitettu koodi jää Teamsiin nimelläsi.
feedback-code-typed = En käyttänyt koodia, koska keskusteluun kirjoitettu koodi jää Teamsiin nimelläsi. Poista viesti ja kirjoita koodi tähän.
feedback-label-code = Seurantakoodi
feedback-error-code = Kirjoita 16 numeroa.
feedback-code-wrong = Tällä koodilla ei löytynyt mitään. Tarkista, että koodissa on 16 numeroa.
feedback-code-again = Keskustelu on ollut auki kauan, joten viestiä ei tallennettu. Kopioi tekstisi, kirjoita ”ehdotus” ja avaa keskustelu koodilla uudelleen.
feedback-still-waits = Kukaan ei ole vielä nähnyt tätä. Ehdotus menee perille { $day } { $time }
feedback-message-waits = { $week }, menee perille { $day }
feedback-message-kept = Viestisi on tallessa.
feedback-reply-arrives = Viestisi menee perille seuraavalla viikolla muiden nimettömien kanssa. Kehu tallentaa siitä vain tekstin ja viikkonumeron.
feedback-close-talk = Sulje ja tyhjennä
feedback-closed = Kortti on tyhjennetty
feedback-closed-how = Voit avata ehdotuksen koodillasi milloin tahansa: kirjoita ”ehdotus”.

## Reminders

feedback-nudge-reply = Ehdotuksiin luvatut vastaukset
feedback-nudge-reply-why = lupasit tekijälle tiedon
feedback-nudge-stuck = Vastausta odottavat ehdotukset
feedback-nudge-stuck-why = Tarvitaanko apua? Vastuussa: { $owner }
feedback-nudge-open = Käsiteltävät palautteet
feedback-nudge-open-anonymous = Nimettömät palautteet
feedback-promised = vastaus viimeistään { $day }
feedback-promised-was = vastauspäivä oli { $day }
feedback-came = tuli { $day }
