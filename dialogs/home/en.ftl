## Home and help

home-title-plain = Hello! Here is what you have open.
home-nothing-open = Everything is settled. Have a good day!
home-own = My items
home-rest = { $n ->
     [one] { $n } more item
    *[other] { $n } more items
  }
home-further = { $n ->
     [one] { $n } further item is on the checklist of its project.
    *[other] { $n } further items are on the checklists of their projects.
  }
home-what-next = What shall we do?
home-all = More
home-help = what you have open
home-help-word = home
home-help-help = everything you can say
home-help-help-word = help
home-cancel-help = leave an unfinished form
home-cancel-help-word = cancel
home-help-title = What can you say?
home-help-lead = Choose a button on a card or write in your own words. A working day here means Monday to Friday, not a public holiday.
