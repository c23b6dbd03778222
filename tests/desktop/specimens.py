"""Models with made-up values, on which the drawing of the window is tried."""

from game.desktop.ballots import Card, VoteModel
from game.desktop.figures import Indicator
from game.desktop.meeting import Act, ChamberModel, Floor, Guest, Seat
from game.desktop.sheets import Column, Entry, FrontPage

MEMBERS = (
    ("ALB", "Albania", ""),
    ("BRA", "Brazil", ""),
    ("CHN", "China", ""),
    ("FRA", "France", ""),
    ("GAB", "Gabon", ""),
    ("GHA", "Ghana", ""),
    ("IND", "India", ""),
    ("IRL", "Ireland", ""),
    ("KEN", "Kenya", ""),
    ("MEX", "Mexico", ""),
    ("NOR", "Norway", ""),
    ("RUS", "Russian Federation", "Russian Fed."),
    ("ARE", "United Arab Emirates", "U. Arab Emirates"),
    ("GBR", "United Kingdom", ""),
    ("USA", "United States", ""),
)
PERMANENT = ("CHN", "FRA", "RUS", "GBR", "USA")


def seats(president: str = "RUS", speaking: str = "KEN", you: str = "NOR") -> tuple[Seat, ...]:
    """Return fifteen seats in alphabetical order."""
    return tuple(
        Seat(
            code,
            name,
            short,
            president=code == president,
            speaking=code == speaking,
            you=code == you,
            hint="elected until 2022",
            sign="demand" if code == "IRL" else "",
        )
        for code, name, short in MEMBERS
    )


SITUATION = (
    Indicator(
        "tension", "Escalating", "71", "+6 since the last meeting; the pocket is encircled", 0.71, tone="bad", main=True
    ),
    Indicator(
        "compliance",
        "Ceasefire compliance",
        "38 %",
        share=0.38,
        tone="fair",
        hint="Share of the day's windows without fire",
    ),
    Indicator(
        "explosions",
        "Explosions a day",
        "1\u202f214",
        series=(40, 52, 47, 80, 96, 90, 130, 122, 150, 190, 170, 182, 214),
        tone="bad",
    ),
    Indicator(
        "troops", "Troops near the line", "~ 62\u202f000", series=(30, 32, 36, 35, 41, 44, 52, 50, 55, 58, 57, 60, 62)
    ),
    Indicator("access", "Monitors' access", "in part", "two crossings closed", tone="fair"),
    Indicator("trust", "Trust at the table", "44", share=0.44),
)

RECORD = (
    Entry(
        "The President",
        "The Security Council will now begin its consideration of item 2 of the agenda. I give the floor to members "
        "of the Council who wish to make statements.",
        manner="spoke in French",
    ),
    Entry(
        "Norway",
        "We gather while the guns have not fallen silent. The withdrawal of heavy weapons must begin now, and monitors "
        "must be let through.",
    ),
    Entry(
        "Brazil",
        "The package of measures is the only basis for a settlement. We call on all sides to carry it out.",
    ),
    Entry("", "The representative of Mexico asks for the floor on a point of order."),
    Entry(
        "Kenya",
        "It is for this Council to say plainly who is violating the ceasefire. "
        "We ask one question: will the shelling stop, and when?",
        kind="accusation",
    ),
)

ACTS = (
    Act("statement", "Statement", "statement", "1"),
    Act("accuse", "Accuse", "accuse", "2"),
    Act("demand", "Demand", "demand", "3"),
    Act("deny", "Deny", "deny", "4"),
    Act("reply", "Right of reply", "reply", "5"),
    Act("motion", "Motion", "motion", "6", "Procedure"),
    Act("draft", "Table draft", "draft", "7", "Procedure"),
    Act("amend", "Amend", "amend", "8", "Procedure", enabled=False, reason="no draft has been tabled (rule 33)"),
    Act("lobby", "Lobby", "lobby", "9", "Diplomacy"),
    Act("vote", "Call the vote", "vote", "V", "Decide", brass=True),
)
TOP = (
    Act("help", "Help", "help", "F1"),
    Act("codex", "Codex", "codex", "C"),
    Act("ledger", "Ledger", "ledger", "L"),
    Act("settings", "Settings", "settings", "F10"),
)


def chamber_model() -> ChamberModel:
    """Return a meeting in which an accusation is being made."""
    return ChamberModel(
        title="The 8968th meeting",
        date="Thursday, 17 February 2022, 10.05 a.m.",
        you="Your seat: Norway · influence 34",
        seats=seats(),
        guests=(Guest("UKR", "Ukraine", "invited, rule 37"), Guest("OSC", "Chief Monitor", "briefer, rule 39")),
        situation=SITUATION,
        situation_date="17 Feb 2022",
        news="Envoys meet tomorrow",
        record_title="Security Council",
        record_symbol="SIM/PV.1",
        record_subtitle="Seventy-seventh year · Provisional",
        record_foot="Written for the game",
        record=RECORD,
        floor=Floor(
            "KEN",
            "Kenya",
            "“Will the shelling stop, and when?”",
            "Accusation",
            "Norway and Ireland nod · Brazil asks for the floor",
            grave=True,
        ),
        acts=ACTS,
        top=TOP,
    )


def vote_model(outcome: str = "veto") -> VoteModel:
    """Return a vote that ended so."""
    against = {"veto": {"RUS"}, "not adopted": {"RUS", "CHN", "IND", "GAB", "BRA"}, "adopted": set()}.get(
        outcome, {"RUS"}
    )
    abstains = {"CHN", "IND", "ARE"} - against if outcome != "adopted" else {"CHN"}
    if outcome == "not adopted":
        abstains |= {"MEX", "KEN", "GHA"}
    cards = tuple(
        Card(
            code,
            short or name,
            ""
            if not outcome and n > 8
            else "against"
            if code in against
            else "abstaining"
            if code in abstains
            else "in favour",
            permanent=code in PERMANENT,
            you=code == "NOR",
        )
        for n, (code, name, short) in enumerate(MEMBERS)
    )
    cause = {
        "veto": "A permanent member voted against: the draft is not adopted.",
        "adopted": "Fourteen in favour, none against.",
        "not adopted": "It failed to obtain the nine votes that it needed.",
    }.get(outcome, "")
    return VoteModel(
        "The 8979th meeting",
        "Friday, 25 February 2022, 5 p.m.",
        "Result declared by the President",
        "The draft resolution SIM/2022/155 is put to the vote",
        "Withdrawal and access for monitors",
        cards,
        9,
        outcome,
        outcome.upper(),
        cause,
        acts=(Act("explain", "Explain the vote", "explain", "E"), Act("go on", "Go on", "next", "G", brass=True)),
        top=TOP,
    )


PAGE = FrontPage(
    "The East River Courier",
    "New York, Friday, 18 February 2022",
    "Council hears of fire along the whole line",
    "Fifteen members speak; none tables a text",
    (
        Column(
            "United Nations —",
            "The Security Council met on Thursday to look back on seven years of an agreement that both call alive. "
            * 3,
        ),
        Column(
            "At the line",
            "Monitors counted more explosions than on any day of the year. Power and water failed in two towns. " * 3,
        ),
        Column(
            "In the corridor", "Delegations spoke of a text on access for monitors; nobody would put a name to it. " * 3
        ),
    ),
    "Written for the game; nothing in it is a real newspaper's",
    "The chamber on Thursday.",
)
