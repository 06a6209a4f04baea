## Home and help

home-title-plain = Hei! Tässä ovat omat asiasi.
home-nothing-open = Kaikki hoidettu. Hyvää päivää!
home-own = Omat kohdat
home-rest = { $n ->
     [one] Vielä { $n } kohta
    *[other] Vielä { $n } kohtaa
  }
home-further = { $n ->
     [one] Lisäksi { $n } kohta odottaa hankkeensa tarkistuslistalla.
    *[other] Lisäksi { $n } kohtaa odottaa hankkeiden tarkistuslistoilla.
  }
home-what-next = Mitä tehdään?
home-all = Muut
home-help = omat avoimet asiasi
home-help-word = kehu
home-help-help = kaikki, mitä voit sanoa
home-help-help-word = apua
home-cancel-help = jätä kesken oleva lomake
home-cancel-help-word = peruuta
home-help-title = Mitä voit sanoa?
home-help-lead = Valitse kortin painike tai kirjoita omin sanoin, myös taivutettuna. Arkipäivä tarkoittaa tässä maanantaista perjantaihin, ei pyhiä.
