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
