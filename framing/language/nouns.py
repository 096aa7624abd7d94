"""Nouns for those who act in the news: people by their part, and bodies. Written for this project."""

PEOPLE = frozenset(
    """activist administrator adviser advisor agent aide ally ambassador analyst army artist athlete author blogger
    boss businessman businesswoman billionaire candidate celebrity chairman chairwoman chancellor chief citizen
    cleric coach columnist commander commentator commissioner congressman congresswoman contender correspondent
    critic defector delegate deputy diplomat director dissident doctor donor economist editor emperor envoy
    executive expert fighter figure financier foe founder general governor guard gunman hacker head historian host
    imam investigator investor journalist judge king lawmaker lawyer leader legislator lobbyist man mayor mercenary
    militant minister mogul monarch negotiator nominee officer official operative opponent opposition orator
    outsider pastor pollster politician pope preacher premier presenter president priest prince princess principal
    professor prosecutor protester pundit queen rebel regulator reporter representative researcher ruler scholar
    scientist secretary senator separatist settler sheriff singer soldier speaker spokesman spokesperson spokeswoman
    star strategist student supporter teacher troop tycoon veteran voter warrior witness woman worker writer actor
    ex-president ex-minister scion heir protégé academic accountant anchor architect banker builder bureaucrat
    campaigner captain clerk comedian consultant contractor designer developer dealer employee employer engineer
    farmer fisherman foreman industrialist inspector insurer landlord landowner manager mediator nurse observer
    organiser organizer owner partner peasant picket planner policeman physician pilot predecessor philosopher poet
    politburo refugee resident ruler scientist shareholder striker successor surgeon tenant trader trainer trustee
    tutor watchdog whistleblower youth""".split()
)
"""Nouns for people by office, trade or part in an event."""

BODIES = frozenset(
    """administration agency alliance army authority bank battalion bloc board broadcaster brigade cabinet bulletin
    campaign caucus channel church city clan club coalition college commission committee community company conglomerate
    congress consortium corporation council country court coup court crew daily department dynasty embassy empire
    enclave entity establishment faction family federation firm force foundation gang government group institute
    institution island kingdom leadership legislature journal lobby magazine management media medium militia
    ministry newswire monarchy movement nation network newspaper ngo office operator organisation organization
    outfit outlet panel paper parliament party periodical platform police portal power press province public
    publication publisher region regiment regulator republic school sect senate site state station syndicate tabloid
    television territory tv town think-tank tank tribe tribunal troll union unit university village website weekly
    wing""".split()
)
"""Nouns for bodies that act: states, offices, outlets, armed groups, companies."""
