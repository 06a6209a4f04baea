## Commands and names

survey-help = vastaa kyselyyn, tee oma ja katso tulokset
survey-help-word = kysely
survey-help-anonymity = mitä nimettömistä vastauksista tallentuu, ja itsetesti
survey-help-anonymity-word = anonymiteetti
survey-name = Kysely
survey-title-pulse = Tapaamisen pulssi, { $day }
survey-title-kickoff = Aloituskysely: { $project }
survey-title-yearly = Kehittämisen tila { $year }
survey-launchers = koordinaattori, varakoordinaattori tai hanketukipalvelujen jäsen

## The promise

survey-promise = Kehu tallentaa vastauksesi ja viikkonumeron, mutta ei tallenna niiden yhteyteen nimeäsi, käyttäjätunnustasi, päivää eikä kellonaikaa.
survey-promise-mark = Erillinen merkintä kertoo, että olet vastannut. Merkintää ei voi yhdistää vastauksiisi.
survey-promise-advice = Kirjoita vain tähän lomakkeeseen: keskusteluun kirjoitettu viesti jää Teamsiin nimelläsi. Jätä pois yksityiskohdat, joista sinut tunnistaa.
survey-threshold = Lukuja näytetään, kun vähintään { $min } on vastannut, ja avoimia vastauksia, kun vähintään { $minText } on kirjoittanut sellaisen. Rajat ovat samat kaikille, eikä niitä voi muuttaa kesken kyselyn.
survey-suppressed = Tästä ei näytetä tuloksia. Niitä näytetään vasta, kun sekä tässä ryhmässä että sen ulkopuolella on vähintään { $min } vastausta.

## Answering

survey-form-answer = kyselyn vastaukset
survey-form-lead = Vastaa viimeistään { $date }, aikaa kuluu noin { $duration }
survey-skip = Ohitan tämän
survey-step = { $n } { $step ->
     [s1] täysin eri mieltä
     [s2] jokseenkin eri mieltä
     [s3] en samaa enkä eri mieltä
     [s4] jokseenkin samaa mieltä
    *[s5] täysin samaa mieltä
  }
survey-answer = Vastaa
survey-saved = Vastauksesi on tallessa. Kiitos, että kerroit.
survey-saved-next = Tulokset tulevat kyselyn sulkeuduttua. Viimeinen vastauspäivä: { $date }
survey-saved-late = Ehdit vielä mukaan, vaikka viimeinen vastauspäivä oli { $date }
survey-answered = Olet jo vastannut tähän kyselyyn. Vastausta ei voi muuttaa, koska sitä ei voi yhdistää sinuun.
survey-closed = Kiitos, että haluat vastata. Kysely on jo suljettu { $date }, joten vastausta ei tallennettu. Näet tulokset kirjoittamalla ”kysely”.
survey-not-asked = Tämä kysely on rajattu muille, joten vastausta ei tallennettu. Omat kyselysi näet kirjoittamalla ”kysely”.
survey-error-empty = Vastaa ainakin yhteen kysymykseen. Mitään ei vielä tallennettu.

## Reminders

survey-nudge-title = Kyselyt
survey-reminder = Kysely sulkeutuu { $due }, ja vastaaminen vie noin { $duration }: { $title }
survey-nudge-why = Tämä näkyy vain niille, jotka eivät ole vielä vastanneet.

## The list

survey-list-title = Kyselyt
survey-list-spoken = { $n ->
     [0] Mikään kysely ei odota vastaustasi.
     [one] { $n } kysely odottaa vastaustasi.
    *[other] { $n } kyselyä odottaa vastaustasi.
  }
survey-list-waiting = Odottaa vastaustasi
survey-list-running = Käynnissä
survey-list-results = Tulokset
survey-list-empty = Kyselyjä ei ole vielä ollut.
survey-list-private = Omat kyselysi näet kahdenkeskisessä keskustelussa.
survey-closes = sulkeutuu { $date }
survey-takes = vie noin { $duration }
survey-counted = vastauksia { $n }, pyydettyjä { $invited } (tilanne { $date })
survey-not-counted = vastausten määrä näkyy, kun niitä on vähintään { $min }
survey-closed-on = suljettu { $date }
survey-closed-overline = Kysely · suljettu { $date }
survey-answers = vastauksia { $n }
survey-answers-of = vastauksia { $n }, pyydettyjä { $invited }
survey-pooled = odottaa lisää vastauksia seuraavasta kyselystä
survey-new = Uusi kysely
survey-yearly = Vuosikysely
survey-anonymity = Anonymiteetti

## Results

survey-still-open = Kysely on vielä käynnissä, ja tulokset tulevat sen sulkeuduttua. Viimeinen vastauspäivä: { $date }
survey-not-yours = Nämä tulokset näkevät ne, joilta kysyttiin, ja kyselyn lähettäjä.
survey-not-shown = Vastauksia ei ole niin monta, että tuloksia näytettäisiin.
survey-pooled-why = Vastaukset odottavat seuraavaa samanlaista kyselyä. Tulokset näytetään yhdessä, kun vastauksia on vähintään { $min }, eikä yksittäistä kyselyä voi erottaa niistä.
survey-holds-earlier = Mukana on vastauksia useammasta kyselystä. Niitä ei voi erottaa toisistaan.
survey-best = Eniten samaa mieltä: { $question }
survey-worst = Vähiten samaa mieltä: { $question }
survey-result = Keskiarvo { $mean } (edellisellä kierroksella { $previous }), vastauksia { $n }: { $question }
survey-result-first = Keskiarvo { $mean }, vastauksia { $n }: { $question }
survey-agree = Samaa mieltä (vastasi 4 tai 5)
survey-as-table = Samat luvut taulukkona
survey-column-claim = Väite
survey-column-agree = 4–5
survey-column-mean = Keskiarvo
survey-column-before = Viimeksi
survey-column-now = Nyt
survey-column-step = Vastaus
survey-column-choice = Vaihtoehto
survey-row-not-shown = { $question }: ei näytetä
survey-by-group = Ryhmittäin
survey-group = Ryhmä: { $group }
survey-everybody = Kaikki
survey-words-count = { $n ->
     [one] { $n } vastaus
    *[other] { $n } vastausta
  }, sekoitettu järjestys
survey-words-more = Loput vastaukset ovat tiedostossa: { $n }
survey-words-not-shown = Avoimia vastauksia näytetään, kun vähintään { $min } on kirjoittanut sellaisen.
survey-export-xlsx = Lataa Excel
survey-export-csv = Lataa CSV
survey-again = Kysy uudelleen

## The file

survey-file-name = kysely
survey-file-question = Kysymys
survey-file-group = Ryhmä
survey-file-choice = Vastaus
survey-file-count = Vastauksia
survey-file-mean = Keskiarvo
survey-file-not-shown = ei näytetä
survey-file-numbers = Luvut
survey-file-words = Avoimet vastaukset

## Launching

survey-audience-all = koko verkosto
survey-audience-support = hanketukipalvelut
survey-audience-project = hanke: { $project }
survey-audience-meeting = tapaamisen väki
survey-people = { $n ->
     [one] { $n } ihminen
    *[other] { $n } ihmistä
  }
survey-ask-yearly = Lähetetäänkö vuosikysely kaikille?
survey-nothing-sent = Mitään ei ole vielä lähetetty.
survey-fact-asked = Kenelle
survey-fact-people = Kuinka monelle
survey-fact-closes = Viimeinen päivä
survey-launched = Kysely on nyt auki, ja { $n } ihmistä saa siitä viestin. Muistutan vain niitä, jotka eivät ole vastanneet. Viimeinen vastauspäivä: { $date }
survey-error-running = Sama kysely on jo käynnissä, joten uutta ei lähetetty. Viimeinen vastauspäivä: { $date }
survey-error-few = Kysely menisi { $n } ihmiselle, joten tuloksia ei voisi näyttää kenellekään. Valitse ryhmä, jossa on vähintään { $min } ihmistä.
survey-error-no-audience = Oman kyselyn voi lähettää koordinaattori, varakoordinaattori, hanketukipalvelujen jäsen tai projektipäällikkö omalle hankkeelleen.
survey-error-audience = Valitse ryhmä, jolta kysyt.
survey-error-title = Kirjoita kyselylle nimi.
survey-error-questions = Kirjoita ainakin yksi kysymys.
survey-error-choices = Kirjoita vaihtoehdot pilkuilla erotettuina. Niitä voi olla 2–{ $most }.
survey-error-closing-past = Valitse päivä, joka on huomenna tai myöhemmin. Valittu päivä: { $date }
survey-error-closing-far = Kysely voi olla auki enintään { $days } päivää. Valitse aikaisempi päivä.
survey-form-own = Oma kysely
survey-form-own-lead = Näet esikatselun ennen kuin mitään lähtee.
survey-preview-overline = Esikatselu
survey-preview = Esikatsele
survey-change = Muokkaa
survey-label-title = Kyselyn nimi
survey-label-audience = Keneltä kysytään?
survey-label-closes = Viimeinen vastauspäivä
survey-label-questions = Kysymykset
survey-hint-questions = Asteikolla 1–5 vastataan väitteeseen: täysin eri mieltä – täysin samaa mieltä.
survey-label-question = Kysymys tai väite { $n }
survey-label-kind = Vastaustapa kysymykseen { $n }
survey-label-choices = Vaihtoehdot kysymykseen { $n }, jos valitaan yksi
survey-example-question = Saan apua, kun tarvitsen sitä
survey-example-choices = aamulla, iltapäivällä, ei väliä
survey-more-questions = Kysymykset 3–5
survey-kind-scale = asteikko 1–5
survey-kind-choice = valitaan yksi vaihtoehto
survey-kind-words = avoin vastaus
survey-ask-title = Mikä on kyselyn nimi?
survey-ask-question = Kirjoita ensimmäinen väite. Siihen vastataan asteikolla 1–5. Muut vastaustavat voit valita kortilla.
survey-ask-question-2 = Kirjoita toinen väite. Jos yksi riittää, kirjoita ”ohita”.
survey-ask-question-3 = Kirjoita kolmas väite. Jos kaksi riittää, kirjoita ”ohita”.

## Kehu's own questions

survey-q-pulse-worth = Tapaaminen oli aikani arvoinen.
survey-q-pulse-worth-short = Tapaaminen oli aikani arvoinen
survey-q-kickoff-list = Tarkistuslista auttoi meitä alkuun.
survey-q-kickoff-list-short = Lista auttoi alkuun
survey-q-kickoff-dates = Kohtien määräpäivät sopivat hankkeen arkeen.
survey-q-kickoff-dates-short = Määräpäivät sopivat
survey-q-kickoff-support = Saimme tukea silloin, kun tarvitsimme sitä.
survey-q-kickoff-support-short = Tukea sai ajoissa
survey-q-kickoff-size = Minkä kokoinen tarkistuslista oli?
survey-q-kickoff-size-short = Listan koko
survey-q-kickoff-size-1 = liian suppea
survey-q-kickoff-size-2 = sopiva
survey-q-kickoff-size-3 = liian laaja
survey-q-kickoff-words = Mitä puuttui, ja mikä oli turhaa?
survey-q-kickoff-words-short = Mitä puuttui, ja mikä oli turhaa?
survey-q-yearly-role = Missä roolissa teet kehittämistyötä?
survey-q-yearly-role-short = Rooli
survey-q-yearly-role-1 = Projektipäällikkö
survey-q-yearly-role-2 = Kehittäjä
survey-q-yearly-role-3 = Hanketuki
survey-q-yearly-role-4 = Muu rooli
survey-q-yearly-alone = En kehitä yksin: saan tukea verkostosta.
survey-q-yearly-alone-short = Saan tukea verkostosta
survey-q-yearly-model = Toimintamalli ja ohjeet helpottavat työtäni.
survey-q-yearly-model-short = Malli ja ohjeet auttavat
survey-q-yearly-support = Hanketukipalvelut auttavat silloin, kun tarvitsen apua.
survey-q-yearly-support-short = Hanketuki auttaa
survey-q-yearly-straight = Verkostossa voi puhua vaikeistakin asioista suoraan.
survey-q-yearly-straight-short = Voi puhua suoraan
survey-q-yearly-skills = Tiedän, kenellä on osaamista, jota tarvitsen.
survey-q-yearly-skills-short = Löydän osaamisen
survey-q-yearly-fail = Meillä on lupa kokeilla ja epäonnistua.
survey-q-yearly-fail-short = On lupa epäonnistua
survey-q-yearly-words = Mitä kehitetään seuraavaksi?
survey-q-yearly-words-short = Mitä kehitetään seuraavaksi?

## anonymiteetti

survey-anonymity-title = Mitä nimettömästä tallentuu?
survey-anonymity-lead = Kyselyn vastauksista Kehu lupaa tämän:
survey-anonymity-how = Näin lupaus pidetään
survey-anonymity-how-1 = Jokaiselle pyydetylle tehdään merkintä jo lähetettäessä. Vastatessasi se vain muuttuu. Kun kysely suljetaan, merkinnöistä pyyhitään, kuka vastasi.
survey-anonymity-how-2 = Vastaukset odottavat puskurissa satunnaisten avainten alla. Suljettaessa ne sekoitetaan lopulliseen tauluun, ja puskuri pyyhitään tiedostoista.
survey-anonymity-how-3 = Viikkonumero on kyselyn sulkeutumisviikko, kaikilla sama.
survey-anonymity-how-4 = Vastausten määrä päivittyy vain sovittuina aamuina, ei silloin, kun joku vastaa.
survey-anonymity-how-5 = Lopulliseen tauluun jää vain se, mitä saa näyttää. Liian pieni ryhmä näyttää samalta kuin tyhjä.
survey-anonymity-limits = Tätä Kehu ei voi luvata
survey-anonymity-limit-1 = Lomake kulkee Teamsin kautta. Microsoft ja kaupungin Teams-ylläpito voivat nähdä, että lähetit lomakkeen ja milloin. Kehu ei lähetä kirjoittamaasi takaisin Teamsiin nimelläsi.
survey-anonymity-limit-2 = Kirjoitustapa ja yksityiskohdat voivat paljastaa kirjoittajan.
survey-anonymity-limit-3 = Kyselyn ollessa auki tietokannan ylläpitäjä voisi seurata muutoksia hetki hetkeltä. Sulkemisen jälkeen yhteyttä ei enää ole.
survey-anonymity-limit-4 = Palvelimen varmuuskopiot ja lokit eivät ole Kehun pyyhittävissä.
survey-self-test = Itsetesti
survey-test-again = Testaa uudelleen
survey-test-good = Lupaukset pitävät
survey-test-bad = { $n ->
     [one] { $n } tarkistus löysi korjattavaa.
    *[other] { $n } tarkistusta löysi korjattavaa.
  }
survey-test-lead = Tarkistuksia: { $n }, käytössä oleva tietokanta, { $when }
survey-test-tell = Kerro tästä koordinaattorille. Vastausten keruu kannattaa keskeyttää, kunnes syy on selvä.
survey-test-faults = Mitä löytyi, kehittäjälle
survey-test-ok = ✓ kunnossa
survey-test-fault = korjattavaa
survey-test-looked = tarkistettu { $n }
survey-test-columns = Tauluissa on vain luvatut sarakkeet
survey-test-path = Vastauksista ei ole tietä ihmiseen
survey-test-order = Järjestys ei kerro, milloin kukin vastasi
survey-test-elsewhere = Vastauksia ei ole missään muualla
survey-test-inbox = Saapuneiden luettelo ei kerro lähettäjää
survey-test-thresholds = Rajat pitävät jokaisessa tuloksessa
survey-test-wiped = Suljettujen kyselyjen jäljet on pyyhitty
