## Settings

settings-help = kieli ja verkoston roolit
settings-help-word = asetukset
settings-title = Asetukset
settings-lead-own = Nämä koskevat sinua ja verkoston rooleja.
settings-lead-channel = Tämän kanavan kieli. Omat asetuksesi ovat kahdenkeskisessä keskustelussa.
settings-language = Kieli
settings-language-now = Puhun nyt suomea.
settings-language-fi = Suomi
settings-language-en = English
settings-chosen = { $language ->
     [en] From now on I speak English.
    *[fi] Puhun tästä lähtien suomea.
  }
settings-roles = Roolit
settings-roles-hint = Rooleja antavat koordinaattori ja hanketuki.
settings-role = { $role ->
     [coordinator] koordinaattori
     [deputy] varakoordinaattori
     [support] hanketuki
     [finance] talous
     [hr] henkilöstö
     [procurement] hankinnat
     [communications] viestintä
     [data-protection] tietosuoja
    *[records] asianhallinta
  }
settings-nobody = ei vielä ketään
settings-give = Anna rooli
settings-take = Poista
settings-give-title = Anna rooli
settings-form-role = roolin antaminen
settings-label-role = Rooli
settings-label-to = Kenelle?
settings-error-role = Valitse rooli.
settings-error-person = Valitse verkoston jäsen.
settings-error-last-coordinator = Verkostolla on aina koordinaattori. Anna rooli ensin toiselle, niin voit poistaa tämän.
settings-editors = koordinaattori tai hanketuki
settings-coordination = koordinaattori tai varakoordinaattori
settings-given = Rooli on nyt annettu. { $role }: { $person }
settings-had = Hänellä on jo tämä rooli. { $role }: { $person }
settings-taken = Rooli on poistettu. { $role }: { $person }

## Offers, swaps and handovers

settings-pass = Luovuta
settings-pass-title = Luovuta tai vaihda rooli
settings-pass-lead = Rooli on sinulla, kunnes toinen on ottanut sen vastaan. Kysyn häneltä kahden kesken.
settings-pass-swap = { $person }, vaihto: { $role }
settings-form-pass = roolin luovuttaminen
settings-give-lead = Koordinaattorin ja varakoordinaattorin roolia ehdotetaan, ja hän vastaa itse. Hanketuen roolit tulevat voimaan heti.
settings-give-up-lead = Jos et ehdi hoitaa roolia eikä jatkajaa ole vielä tiedossa, voit myös luopua siitä.
settings-give-up = Luovu roolista
settings-pending = Odottaa vastausta
settings-offer-over = Verkoston roolit
settings-offer-open = Avaa
settings-offer-sent = Ehdotus lähti. Kerron sinulle, mitä hän vastaa.
settings-offer-waits-already = { $person } ei ole vielä vastannut samaan ehdotukseen. En lähettänyt toista.
settings-offer-by = Vastaus viimeistään { $day }
settings-offer-until = Vastausta odotetaan viimeistään { $day }
settings-offer-rules = Sinä päätät, eikä syytä tarvitse kertoa. Viimeinen vastauspäivä: { $day }
settings-offer-gone = Tätä ehdotusta ei ole sinulle. Mitään ei muutettu.
settings-offer-settled = Tähän on jo vastattu. Mitään ei muutettu.
settings-offer-lapsed = Ehdotuksen aika päättyi, joten mitään ei muutettu. Voit pyytää uuden ehdotuksen.
settings-offer-moot = Roolit ovat muuttuneet ehdotuksen jälkeen, joten mitään ei muutettu.
settings-offer-no-answer = Ehdotuksen aika päättyi ilman vastausta. { $person }: { $role }
settings-swap-gives = Vaihdossa sinulta siirtyisi: { $role }
settings-accept = Otan vastaan
settings-decline = En tällä kertaa
settings-withdraw = Peru ehdotus
settings-show = Näytä roolit
settings-taker-told = { $state ->
     [declined] Selvä, rooli ei siirry sinulle. Vastauksesi menee vain ehdottajalle: { $person }
     [withdrawn] { $person } perui ehdotuksen. Sinun ei tarvitse tehdä mitään.
     [lapsed] Ehdotuksen aika päättyi. Sinun ei tarvitse tehdä mitään.
    *[moot] Ehdotus ei ole enää voimassa, koska roolit ovat muuttuneet. Sinun ei tarvitse tehdä mitään.
  }
settings-giver-told = { $state ->
     [open] { $person } ei ole vielä vastannut. Rooli: { $role }
     [accepted] { $person } otti roolin vastaan. Rooli: { $role }
     [declined] { $person } ei ota roolia tällä kertaa. Voit ehdottaa sitä toiselle. Rooli: { $role }
     [withdrawn] Perutty. Tätä roolia ei enää ehdoteta. { $person }: { $role }
     [lapsed] { $person } ei ehtinyt vastata, ja ehdotuksen aika päättyi. Voit ehdottaa roolia uudelleen. Rooli: { $role }
    *[moot] Ehdotus ei ole enää voimassa, koska roolit tai jäsenet ovat muuttuneet. { $person }: { $role }
  }
settings-handover-empty = Sinulla on nyt rooli: { $role }. Mitään ei jäänyt kesken.
settings-given-note = Jos rooli ei ole sinulle oikea, voit luopua siitä tästä.
settings-ended = { $person } muutti rooleja, eikä tämä rooli ole enää sinulla. Kiitos, että hoidit sitä.
settings-deputy-coordinates = Koordinaattori ei ole enää verkoston jäsen, joten varakoordinaattori koordinoi tästä päivästä.
settings-news = { $person } koordinoi nyt verkostoa.
settings-leaver-title = Jäsen poistui verkostosta
settings-moved-to = { $role ->
     [manager] projektipäällikkö
     [support] hanketuki
     [finance] talous
     [hr] henkilöstö
     [procurement] hankinnat
     [communications] viestintä
     [data-protection] tietosuoja
    *[records] asianhallinta
  }
settings-vacant = Verkostolla ei ole nyt koordinaattoria
settings-vacant-how = voit ottaa koordinoinnin heti ja luovuttaa sen myöhemmin
settings-take-up = Ota koordinointi
settings-taken-up-already = { $person } koordinoi jo verkostoa. Mitään ei muutettu.
settings-takers = hanketuki tai Kehun asentaja
settings-nudge-offer = Sinulle ehdotetut roolit
settings-nudge-vacant = Puuttuva koordinaattori
settings-error-swap = Vaihtoon tarvitaan kaksi eri roolia, joista kummallakin on yksi. Mitään ei muutettu.
settings-error-not-yours = Tämä rooli ei ole sinulla. Mitään ei muutettu.
settings-error-has-it = { $person } hoitaa jo tätä roolia. Valitse toinen jäsen.
settings-leaver-nameless = Yksi jäsen poisti tietonsa Kehusta. { $n ->
     [0] Avoimia kohtia ei ollut.
    *[other] { $n } avoimen kohdan vastuu siirtyi roolille: { $role }
  }
