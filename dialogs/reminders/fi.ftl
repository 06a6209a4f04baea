## The command

reminders-help = mistä muistutan, ja milloin olet poissa
reminders-help-word = muistutukset

## The daily message

reminders-nothing = Ei muistutuksia
reminders-all-done = Nämä on nyt hoidettu. Sinun ei tarvitse tehdä mitään.
reminders-done = Hoidettu: { $n }
reminders-rest = { $n ->
     [one] Vielä { $n } asia
    *[other] Vielä { $n } asiaa
  }
reminders-rest-home = Muut näet kirjoittamalla ”kehu”. Niitä on: { $n }
reminders-rule = Enintään yksi muistutusviesti päivässä, arkisin { $hours }. Voit valita muistutukset kirjoittamalla ”muistutukset”.
reminders-stopped-all = En muistuta näistä enää. Voit ottaa muistutukset takaisin kirjoittamalla ”muistutukset”.
reminders-when = Milloin muistutan uudelleen?
reminders-tomorrow = Huomenna
reminders-next-week = Ensi viikolla
reminders-other-day = Muu päivä
reminders-period = { $days }
reminders-stop-which = Mitä muistutuksia en enää lähetä?
reminders-stop-these = Vain nämä asiat
reminders-stop-kind = Koko aihe
reminders-mail-how = Hoida nämä Teamsissa: avaa keskustelu Kehun kanssa ja kirjoita ”kehu”. Muistutusten ajat ja aiheet valitset kirjoittamalla ”muistutukset”.

## The reminders card

reminders-title = Muistutukset
reminders-lead = Saat enintään yhden muistutusviestin päivässä, yleensä { $daily }. En kirjoita iltaisin, viikonloppuisin enkä pyhinä, vaan arkisin { $hours }.
reminders-kinds = Mistä muistutan
reminders-no-kinds = Muistutettavaa ei vielä ole.
reminders-kinds-on = { $n ->
     [one] Päällä { $n } aihe
    *[other] Päällä { $n } aihetta
  }
reminders-off = pois päältä
reminders-turn-on = Ota käyttöön
reminders-turn-off = Ota pois
reminders-kind-on = Muistutan taas. Aihe: { $kind }
reminders-kind-off = En muistuta tästä aiheesta. Asiat ovat yhä tallessa. Aihe: { $kind }
reminders-times = Milloin ja missä
reminders-fact-daily = Päivän muistutus
reminders-fact-hours = Voin kirjoittaa
reminders-fact-where = Minne
reminders-fact-language = Kieli
reminders-where = { $where ->
     [chat] vain Teamsiin
    *[mail] Teamsiin, tai sähköpostiin, jos Teams ei tavoita
  }
reminders-language = { $code ->
     [en] English
    *[fi] suomi
  }
reminders-times-button = Muuta aikoja
reminders-times-set = Valintasi ovat tallessa. Päivän muistutus tulee { $daily }, ja muuten kirjoitan arkisin { $hours }.
reminders-away = Poissaolo
reminders-not-away = Kun olet lomalla tai muuten poissa, en lähetä muistutuksia.
reminders-away-button = Olen poissa
reminders-away-until = Olet poissa. Viimeinen poissaolopäivä: { $last }
reminders-away-next = Muistutuksia voi tulla taas: { $first }
reminders-back = Palasin jo
reminders-welcome-back = Saat taas muistutuksia.
reminders-stopped = Lopetetut muistutukset
reminders-resume = Muistuta taas
reminders-resumed = Muistutan tästä taas, kun sen aika on.

## Forms

reminders-form-away = poissaolo
reminders-form-later = muistutuksen siirto
reminders-form-times = muistutusten ajat
reminders-times-title = Milloin ja missä muistutan?
reminders-times-lead = Viikonloppuisin ja pyhinä en kirjoita koskaan. Sinulta kysytyt asiat ja vastaukset tulevat heti, mutta vain valitsemiesi tuntien aikana.
reminders-label-daily = Mihin aikaan päivän muistutus tulee?
reminders-label-opens = Mistä alkaen voin kirjoittaa?
reminders-label-closes = Mihin asti voin kirjoittaa?
reminders-label-where = Minne kirjoitan?
reminders-label-language = Millä kielellä?
reminders-error-choose = Valitse yksi.
reminders-error-hours = Valitse vähintään kahden tunnin väli ajalta { $earliest }–{ $latest }.
reminders-error-daily = Päivän muistutus ei voi tulla silloin, kun en kirjoita. Valitse sille aika omalta väliltäsi.
reminders-away-title = Mihin asti olet poissa?
reminders-away-lead = En lähetä muistutuksia poissaolosi aikana. Ensimmäinen voi tulla seuraavana arkipäivänä.
reminders-label-last = Mikä on viimeinen poissaolopäiväsi?
reminders-later-title = Milloin muistutan uudelleen?
reminders-label-day = Minä päivänä muistutan?
reminders-error-day = Valitse päivä.
reminders-error-today = Tämän päivän muistutus on jo tässä. Valitse myöhempi päivä.
reminders-error-far = Päivä on yli kolmen vuoden päässä. Tarkista vuosi.

## How the messages are going, for the coordinator

reminders-status-button = Muistutusten tila
reminders-status-title = Näin muistuttaminen sujuu
reminders-status-lead = Luvut ovat viimeisten 30 päivän ajalta. Kenenkään omia muistutuksia ei näytetä tässä.
reminders-coordination = koordinaattori tai varakoordinaattori
reminders-status-nudges = Muistutukset
reminders-status-reached = Kenet viestit tavoittavat
reminders-nudges-waiting = Suunniteltu
reminders-nudges-silenced = Siirretty tai lopetettu
reminders-nudges-told = Kerrottu
reminders-nudges-acted = Vastattu viestissä
reminders-nudges-settled = Hoitui jo ennen
reminders-nudges-expired = Vanheni
reminders-by-mail = Saa muistutukset sähköpostiin: { $people }
reminders-delivery = Viestien perillemeno
reminders-unreachable = { $n ->
     [0] Viestit tavoittavat kaikki jäsenet.
    *[other] En tavoita { $n } jäsentä: { $people }
  }
reminders-unreachable-channel = En voi kirjoittaa kanavalle: { $channels }
reminders-count-planned = Odottaa lähetystä
reminders-count-sent = Lähetetty
reminders-count-given-up = Jäi lähettämättä
reminders-count-expired = Kävi tarpeettomaksi
reminders-oldest = Pisimpään odottanut viesti oli valmis lähtemään { $when }.
reminders-given-up = Viimeksi lähettämättä jääneet
reminders-somewhere = Kanava
reminders-what = { $kind ->
     [nudges] päivän muistutukset
     [greeting] tervehdys kanavalle
     [card-update] kortin päivitys
     [card-post] kortti
    *[other] viesti
  }
reminders-cause = { $reason ->
     [blocked-by-user] on estänyt Kehun viestit
     [not-in-roster] Kehu ei ole mukana keskustelussa
     [disabled-by-admin] ylläpito on poistanut Kehun käytöstä
     [writes-blocked] keskusteluun ei voi kirjoittaa
     [app-removed] Kehu on poistettu keskustelusta
     [gone] keskustelua ei enää ole
     [no-address] osoite ei ole vielä tiedossa
     [too-large] viesti oli liian suuri
     [service-url] Teamsin osoite ei ole tuttu
     [unauthorized] Teams ei hyväksynyt Kehun tunnusta
     [no-token] Kehu ei saanut tunnusta Teamsiin
     [not-drawn] Kehu ei saanut viestiä valmiiksi
     [mail-rejected] sähköposti ei kelvannut vastaanottajan palvelimelle
     [mail-unavailable] sähköpostipalvelin ei vastannut
     [no-smtp] sähköpostia ei ole otettu käyttöön
    *[other] Teams ei ottanut viestiä vastaan
  }
