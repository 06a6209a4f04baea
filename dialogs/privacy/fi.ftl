## Own data

privacy-help-data = mitä sinusta on tallessa, myös tiedostona
privacy-help-data-word = tietoni
privacy-help-forget = poista omat tietosi Kehusta
privacy-help-forget-word = unohda minut
privacy-over = Omat tiedot
privacy-title = Omat tietosi
privacy-file-name = omat-tiedot
privacy-as-xlsx = Excel-tiedosto
privacy-as-json = Json-tiedosto
privacy-forget = Poista tietoni
privacy-logs = Kehun lokeissa ei ole viestien tekstejä. Teamsin viestit säilyttää Teams.
privacy-forget-title = Unohda minut
privacy-removed = nimi, yhteystiedot, kieli, roolit, muistutukset, luonnokset ja tieto keskustelustamme
privacy-stays = yhteiset päätökset, hankkeet ja tarkistuslistat ilman nimeäsi
privacy-why = Miksi jotakin jää?
privacy-why-common = Päätökset ja tarkistuslistat ovat verkoston yhteistä työtä, ja muut tarvitsevat niitä. Nimesi tilalla on ”Poistunut jäsen”, ja kirjoittamasi tekstit jäävät näkyviin.
privacy-why-sent = Lähetettyjä sähköposteja ja muiden keskusteluissa olevia viestejä en voi muuttaa.
privacy-why-mark = Talteen jää tunniste, josta nimeäsi ei voi lukea. Sen avulla tiimin jäsenluettelo ei tuo tietojasi takaisin.
privacy-why-back = Jos kirjoitat minulle myöhemmin, olet minulle uusi jäsen.
privacy-roles-end = Samalla päättyvät roolisi: { $roles }
privacy-last-coordinator = Verkostolle ei jäisi koordinaattoria. Voit ensin luovuttaa roolin: kirjoita ”asetukset”.
privacy-forget-now = Poista tietoni
privacy-first-file = Hae tiedot ensin
privacy-kept = Selvä, mitään ei poistettu.
privacy-already-erased = Nämä tiedot on jo poistettu. Sinun ei tarvitse tehdä mitään.
privacy-erased-title = Tietosi on poistettu
privacy-column-section = Aihe
privacy-column-number = Nro
privacy-column-field = Tieto
privacy-column-value = Sisältö
privacy-section = { $name ->
     [person] Sinä
     [conversations] Keskustelut
     [drafts] Luonnokset
     [roles] Roolit
     [role_offers] Rooliehdotukset
     [reminders] Muistutukset
     [reminder_pauses] Muistutusten tauot
     [decisions] Lähettämäsi päätökset
     [decision_acts] Kuittaukset
     [decision_questions] Kysymykset päätöksistä
     [projects] Hankkeesi
     [project_roles] Vastuut hankkeissa
     [checklist_templates] Tarkistuslistan mallin versiot
     [checklist_acts] Merkinnät tarkistuslistoilla
     [feedback] Palautteet
     [suggestions] Ehdotukset
     [suggestion_support] Kannattamasi ehdotukset
     [surveys] Kyselyt
     [meetings] Tapaamiset
     [agenda_items] Asialistan kohdat
     [promises] Lupaukset
     [feedback_given] Antamasi palautteet
     [feedback_handled] Palautteet, joihin vastasit
     [anonymous_feedback_handled] Käsittelemäsi nimettömät palautteet
     [suggestions_looked_after] Ehdotukset, joista vastaat
     [suggestions_supported] Kannattamasi ehdotukset
     [suggestions_changed] Muutoksesi ehdotuksiin
     [suggestion_messages] Viestisi ehdotuksista
    *[other] { $name }
  }
privacy-field = { $name ->
     [name] Nimi
     [given_name] Etunimi
     [email] Sähköposti
     [user_principal_name] Käyttäjätunnus
     [directory_id] Tunniste hakemistossa
     [teams_id] Tunniste Teamsissa
     [language] Kieli
     [joined] Mukana lähtien
     [conversation] Keskustelun tunniste
     [seen] Viimeksi
     [unreachable] Miksi viesti ei tullut perille
     [role] Rooli
     [since] Lähtien
     [kind] Laji
     [in_return] Vastineeksi
     [from] Keneltä
     [to] Kenelle
     [made] Milloin
     [state] Tila
     [day] Päivä
     [told] Muistutettu
     [until] Asti
     [project] Hanke
     [number] Tunnus
     [funder] Rahoittaja
     [version] Versio
     [act] Mitä
     [text] Teksti
     [title] Otsikko
     [maker] Päättäjä
     [summary] Mitä päätettiin
     [link] Linkki
     [sent] Lähetetty
     [decision] Päätös
     [function] Tuen toiminto
     [acknowledged] Kuitattu
     [handled] Käsitelty
     [question] Kysymys
     [answer] Vastaus
     [answered] Vastattu
     [draft] Luonnos
     [recipient] Kenelle
     [thanked] Kiitetty
     [withdrawn] Peruttu
     [suggested] Ehdotettu
     [reason] Perustelu
     [reply_by] Vastaus luvattu
     [what] Mitä
     [at] Milloin
     [week] Viikko
    *[other] { $name }
  }
privacy-value = { $value ->
     [fi] suomi
     [en] englanti
     [coordinator] koordinaattori
     [deputy] varakoordinaattori
     [support] hanketuki
     [finance] talous
     [hr] henkilöstö
     [procurement] hankinnat
     [communications] viestintä
     [data-protection] tietosuoja
     [records] asianhallinta
     [offer] ehdotus
     [handover] luovutus
     [swap] vaihto
     [given] annettu
     [ended] päättynyt
     [emergency] otettu, kun koordinaattoria ei ollut
     [open] odottaa
     [accepted] hyväksytty
     [declined] ei tällä kertaa
     [withdrawn] peruttu
     [lapsed] aika päättyi
     [moot] ei enää voimassa
     [planned] suunniteltu
     [told] lähetetty
     [settled] ei enää tarpeen
     [done] valmis
     [skipped] ohitettu
     [reopened] avattu uudelleen
     [commented] kommentti
     [comment] kommentti
     [moved] päivä siirretty
     [given-to] annettu toiselle
     [added] kohta lisätty
     [anchor] hankkeen päivä
     [people] vastuut päivitetty
     [created] tarkistuslista tehty
     [kickoff-item] tarkistuslistan kohta
     [decision-function] päätöksen kuittaus
     [decision-review] päätös katsotaan uudelleen
     [decision-question] kysymys päätöksestä
     [decision-setup] hanketuen kanavan valinta
     [role-offer] rooliehdotus
     [role-vacant] puuttuva koordinaattori
    *[other] { $value }
  }
