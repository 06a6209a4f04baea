## Install, home, help, dialog

shared-install-greeting = Hei! Olen Kehu, verkoston apuri. Muistutan sovituista asioista, vien päätökset hanketukipalveluille tiedoksi ja kokoan tapaamisten asialistan. Tässä kanavassa luen vain viestit, joissa mainitaan @Kehu.
shared-install-private = Omista ja luottamuksellisista asioista puhutaan kahden kesken. Avaa keskustelu kanssani ja kirjoita ”kehu”.
home-title = Hei { $firstName }! Tässä ovat omat asiasi.
home-open-items = { $n ->
     [0] Sinulla ei ole avoimia kohtia.
     [one] Sinulla on { $n } avoin kohta.
    *[other] Sinulla on { $n } avointa kohtaa.
  }
home-waiting = { $n ->
     [0] Mikään ei odota vastaustasi.
     [one] { $n } asia odottaa vastaustasi.
    *[other] { $n } asiaa odottaa vastaustasi.
  }
help-intro = Valitse kortin painike tai kirjoita omin sanoin. Esimerkiksi: ”asialistalle hankkeen tilanne”, ”päätös” tai ”kuka osaa hankintoja”.
unknown-suggest = Tarkoititko jotakin näistä? Jos et, kirjoita ”apua”, niin näytän kaikki toiminnot.
unknown-thanks = Ole hyvä.
dialog-cancelled = Selvä, jätetään tämä. Mitään ei tallennettu.
dialog-interrupted = Kesken jäi: { $form }. Jatketaanko siitä, mihin jäit?
dialog-restored = Olin hetken poissa. Kirjoittamasi on tallessa, ja voit jatkaa tästä.

## Lines that many messages share

line-reason = Syy: { $reason }
line-project = Hanke: { $project }

## Nudges

nudge-before = Pian vuorossa, määräpäivä { $due }: { $title }
nudge-due = Tänään on määräpäivä: { $title }
nudge-late = Määräpäivä oli { $due }: { $title }
nudge-late-ask = Onko tämä jo valmis, siirretäänkö päivää vai pyydetäänkö apua?
nudge-bundle = { $n ->
     [one] Päivän muistutus: { $n } asia
    *[other] Päivän muistutukset: { $n } asiaa
  }
nudge-why = Saat tämän, koska { $reason ->
     [owner] kohta on sinun vastuullasi
     [promise] lupasit tämän tapaamisessa
     [asked] sinulta on pyydetty asiaa asialistalle
    *[role] hoidat tätä roolia
  }.
nudge-later = Selvä. Seuraava muistutus: { $due }
nudge-stopped = En muistuta tästä enää. Asia on yhä tallessa: näet sen kirjoittamalla ”kehu”.
nudge-catch-up = Muistutukset eivät lähteneet { $period }, joten tässä on kaikki yhdessä viestissä.

## Refusals and errors

refusal-not-allowed = Tämän voi tehdä vain { $role }. Mitään ei muutettu.
refusal-stale-card = Tämä kortti on vanhentunut, joten mitään ei muutettu. Tässä on uusin kortti.
refusal-already-done = { $person } merkitsi tämän jo valmiiksi { $when }. Sinun ei tarvitse tehdä mitään.
refusal-not-your-form = Tämän lomakkeen avasi { $person }. Voit avata oman lomakkeen samalla komennolla.
refusal-too-long = Teksti on liian pitkä: siinä on { $length } merkkiä, ja tilaa on { $max } merkille. Lyhennä sitä ja lähetä uudelleen.
refusal-impossible-date = Päivää ”{ $input }” ei ole kalenterissa. Kirjoita päivä näin: 7.12.2026
refusal-past-date = Päivä { $date } on jo mennyt. Valitse päivä, joka on tänään tai myöhemmin.
refusal-required = Täytä vielä tämä: { $field }
error-not-saved = Jokin meni pieleen, eikä mitään tallennettu. Yritä hetken kuluttua uudelleen. Jos sama toistuu, kerro koordinaattorille tämä tunnus: { $code }
error-outsider = Kehu on verkoston jäsenten käytössä. Jos sinun kuuluisi olla mukana, pyydä koordinaattoria lisäämään sinut tiimiin.
error-maintenance = Kehua huolletaan juuri nyt, eikä mitään tallennettu. Yritä uudelleen { $when }.

## Words of the card parts

host-show = Näytä
host-rest-of-text = Loput tekstistä
host-hide = Piilota
host-change = Muuta…
host-change-label = Muuta: { $row }
host-open-label = Avaa: { $row }
host-done = Valmis
host-later = Myöhemmin
host-stop-nudges = Lopeta muistutukset
host-send = Lähetä
host-save = Tallenna
host-start = Aloita
host-cancel = Peruuta
host-yes = Kyllä
host-no = Ei
host-choose = Valitse
host-pick-date = Valitse päivä
host-skipped-line = Ohitettu: { $item }
host-progress = Edistyminen
host-list-and = { $names } ja { $last }
host-list-more = { $names } ja { $n ->
     [one] { $n } muu
    *[other] { $n } muuta
  }
host-minutes-spoken = { $n ->
     [one] { $n } minuutti
    *[other] { $n } minuuttia
  }

## The host's own cards and sentences

host-name = Kehu
host-introduction = Esittely
host-suggest-title = Valitse tästä
host-resume-title = Jatketaanko?
host-private-only = Tästä puhutaan kahden kesken. Avaa keskustelu kanssani ja kirjoita sama komento siellä.
host-typed-in-chat = En tallentanut tätä viestiä, mutta se näkyy Teams-keskustelussa nimelläsi. Jos haluat olla nimetön, poista viesti ja kirjoita lomakkeeseen.
host-nothing-to-cancel = Mitään ei ollut kesken.
host-old-card = Tämä kortti on vanhentunut, joten mitään ei muutettu. Kirjoita ”kehu”, niin saat uuden kortin.
host-already-saved = Tämä on jo tallessa. Sinun ei tarvitse tehdä mitään.
host-somebody = toinen jäsen
host-saved = Tallessa
host-there-already = On jo olemassa
host-show-card = Näytä kortti
host-dialog-lead = Lomake avautuu vain sinulle.
host-dialog-open = Avaa lomake

## Files

host-file-title = Tiedosto on valmis
host-file-link-lead = Linkki on sinulle, toimii kerran ja vanhenee pian. Aikaa on { $minutes }, ja sen jälkeen voit pyytää uuden.
host-file-open = Lataa tiedosto
host-file-description = Tallennetaanko tiedosto OneDriveesi? Tarjous on voimassa kymmenen minuuttia.
host-file-declined = Selvä, tiedostoa ei tallennettu.
host-file-gone = Tätä tiedostoa ei voi enää hakea tästä. Pyydä se Kehulta uudelleen.
host-file-not-stored = Tiedoston tallennus ei onnistunut. Pyydä se hetken kuluttua uudelleen.

## Roles and people

role-offered = { $person } ehdottaa sinulle roolia: { $role }. Otatko sen vastaan?
role-swap = { $person } haluaisi vaihtaa roolia kanssasi. Sinulle tulisi: { $role }. Vaihto tulee voimaan, kun molemmat ovat hyväksyneet sen.
role-handover = Sinulla on nyt rooli: { $role }. Tässä on kaikki, mitä siirtyi sinulle.
people-leaver = { $person } ei ole enää verkoston jäsen. { $n ->
     [0] Avoimia kohtia ei ollut.
    *[other] { $n } avoimen kohdan vastuu siirtyi roolille: { $role }
  }

## Own data

data-export = Tässä ovat tietosi tiedostona. Nimettömät palautteet, vastaukset ja kissat eivät ole mukana, koska niitä ei voi yhdistää sinuun.
data-erase-confirm = Poistetaanko tietosi Kehusta? Poistuu: { $removed }. Jää talteen: { $kept }. Poistoa ei voi perua.
data-erased = Poistin tietosi Kehusta. Keskustelumme viestit voit poistaa itse Teamsissa.

## Mail in a card's place

host-mail-foot = Tämä tuli sähköpostina, koska en tavoita sinua Teamsissa. Avaa Teamsissa keskustelu Kehun kanssa, niin viestit tulevat taas sinne. Tähän viestiin ei voi vastata.
