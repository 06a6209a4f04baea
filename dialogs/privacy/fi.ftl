## Own data

privacy-help-data = mitä sinusta on tallessa, myös tiedostona
privacy-help-data-word = tietoni
privacy-help-forget = poista omat tietosi Kehusta
privacy-help-forget-word = unohda minut
privacy-over = Omat tiedot
privacy-title = Omat tietosi
privacy-file-name = omat-tiedot
privacy-as-xlsx = Lataa Excel
privacy-as-json = Lataa JSON
privacy-forget = Poista tietoni
privacy-logs = Kehun lokeissa ei ole viestien tekstejä. Teamsin viestit säilyttää Teams.
privacy-asked = Poistetaanko tietosi Kehusta?
privacy-goes = Poistuu:
privacy-remains = Jää talteen:
privacy-final = Poistoa ei voi perua.
privacy-forget-title = Unohda minut
privacy-removed = nimi, yhteystiedot, kieli, roolit, muistutukset, luonnokset ja tieto keskustelustamme
privacy-stays = yhteiset päätökset, hankkeet, tarkistuslistat, muistiot, lupaukset ja ehdotukset ilman nimeäsi
privacy-why = Miksi jotakin jää?
privacy-why-common = Päätökset, tarkistuslistat ja muistiot ovat verkoston yhteistä työtä, ja muut tarvitsevat niitä. Nimesi tilalla on ”Poistunut jäsen”, ja kirjoittamasi tekstit jäävät näkyviin. Omalla nimelläsi antamastasi palautteesta poistuu myös teksti.
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
     [feedback] Antamasi palautteet
     [suggestions] Ehdotukset
     [suggestion_support] Kannattamasi ehdotukset
     [surveys] Kyselyt
     [meetings] Johtamasi tapaamiset
     [agenda_items] Asialistan kohdat
     [promises] Lupaukset
     [reminder_times] Muistutusten ajat
     [template_proposals] Ratkaisut tarkistuslistan mallista
     [feedback_handled] Hoitamasi palautteet
     [anonymous_feedback_handled] Hoitamasi nimettömät palautteet
     [suggestions_owned] Ehdotukset, joista vastaat
     [suggestion_changes] Merkinnät ehdotuksiin
     [suggestion_messages] Viestisi ehdotuksista
     [agenda_moves] Siirtämäsi asialistan kohdat
     [minutes] Kirjaukset muistioihin
     [agenda_requests] Pyynnöt ehdottaa asioita
     [invitations] Kutsut esitellä hanke
     [presenting_wishes] Hankkeiden halu esitellä
     [themes] Ehdottamasi teemat
     [theme_votes] Teemat, joita äänestit
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
     [opens] Viestejä aikaisintaan klo
     [daily] Päivän muistutus klo
     [closes] Viestejä viimeistään klo
     [by_mail] Myös sähköpostilla
     [change] Muutos
     [recipient] Kenelle
     [withdrawn] Peruttu
     [thanked] Kiitetty
     [suggested] Ehdotettu
     [reason] Perustelu
     [reply_by] Vastaus viimeistään
     [week] Viikko
     [survey] Kysely
     [about] Mistä
     [launched_on] Alkoi
     [closes_on] Viimeinen päivä
     [asked] Kysytty sinulta
     [launched_by_me] Sinä aloitit
     [meeting] Tapaaminen
     [started] Aloitit kokouksen
     [ended] Päätit kokouksen
     [moved] Siirretty
     [notes] Muistiinpanot
     [decisions] Päätökset
     [written] Kirjattu
     [proposed] Ehdotettu
     [presents] Esittelet
     [promise] Lupaus
     [promised] Luvattu
     [carries] Vastaat nyt
     [due] Määräpäivä
     [settled] Päätetty
     [asked_on] Kysytty
     [response] Vastaus
     [willing] Haluaa esitellä
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
     [expired] vanhentunut
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
     [network] koko verkosto
     [thanks] kiitos
     [worry] huoli tai epäkohta
     [idea] ehdotus tai toive
     [new] uusi
     [in-hand] työn alla
     [trying] kokeilussa
     [in-use] käytössä
     [not-now] ei nyt
     [owner] vastuuhenkilö vaihtui
     [state] tila vaihtui
     [date] vastauspäivä vaihtui
     [remove] kohta pois
     [later] myöhempi määräpäivä
     [add] uusi kohta
     [pulse] tapaamisen pulssi
     [kickoff] aloituskysely
     [yearly] kehittämisen tila
     [own] oma kysely
     [kept] hoidettu
     [dropped] luovuttu
     [item] ehdotit asiaa
     [none] ei tällä kertaa
     [yes] kyllä
     [no] ei
     [kickoff-proposals] tarkistuslistan malli
     [kickoff-changes] mallin muutokset
     [survey] kysely
     [everything] kaikki muistutukset
     [suggestion-reply] luvattu vastaus ehdotukseen
     [suggestion-stuck] ehdotus, jonka vastauspäivä on ohi
     [feedback-open] palaute, jota kukaan ei ole käsitellyt
     [feedback-open-anonymous] nimetön palaute, jota kukaan ei ole käsitellyt
     [meeting-call] asiat tapaamiseen
     [meeting-turn] hankkeen esittelyvuoro
     [meeting-promise] tapaamisessa annettu lupaus
    *[other] { $value }
  }
