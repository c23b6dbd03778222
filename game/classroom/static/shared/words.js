// Every word of the student's page, and the words that all pages share. No other module of it holds a sentence.

/** The status line. A page shows these and nothing else in it. */
export const STATUS = /** @type {Record<string, string>} */ ({
  connecting: "Connecting",
  connected: "Connected",
  saving: "Saving",
  saved: "Saved",
  reconnecting: "Reconnecting, nothing is lost",
  closed: "Closed",
});

/** Ballots, by their value on the wire. @type {Record<string, string>} */
export const BALLOT = {
  in_favour: "In favour",
  against: "Against",
  abstaining: "Abstain",
  not_participating: "Not participating",
  absent: "Absent",
};

/** Ballots of others, in a list of cards. @type {Record<string, string>} */
export const CAST = { ...BALLOT, abstaining: "Abstaining" };

/** The sign that goes with a ballot, beside its colour, its shape and its word. @type {Record<string, string>} */
export const SIGN = { in_favour: "✓", against: "✕", abstaining: "–", not_participating: "", absent: "" };

/** The class of a mark, by the ballot. @type {Record<string, string>} */
export const MARK = { in_favour: "for", against: "against", abstaining: "abstain", not_participating: "none", absent: "none" };

export const NO_ANSWER = "The room did not answer. Check that this device is in the same Wi-Fi as the teacher's laptop.";
export const SIMULATION = "Simulation for the classroom, not the United Nations";

/** @param {number} n @param {string} one @param {string} [many] */
export const counted = (n, one, many) => `${n} ${n === 1 ? one : many || `${one}s`}`;
/** @param {string[]} names */
export const listed = (names) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
/** @param {number} n */
export const ordinal = (n) => {
  const last = n % 100 > 10 && n % 100 < 14 ? "th" : { 1: "st", 2: "nd", 3: "rd" }[n % 10] || "th";
  return `${n}${last}`;
};

/** Invented names: one of the first list with one of the second. */
export const FIRST = "Amber Brisk Calm Clever Coral Copper Eager Early Gentle Golden Green Honest Indigo Ivory Jolly Kind Lively Lucky Merry Mellow Noble Olive Patient Quick Quiet Rosy Silver Steady Sunny Swift".split(" ");
export const SECOND = "Badger Beetle Crane Curlew Dolphin Falcon Finch Fox Gecko Hare Heron Ibis Jay Kestrel Lark Lynx Marten Newt Otter Owl Plover Puffin Robin Seal Stork Swan Tern Thrush Wren Yak".split(" ");

export const W = {
  app: "Horseshoe",
  skip: "Skip to the page",
  join: {
    title: "Join the Council",
    lead: "Your class plays the Security Council. You need no account.",
    code: "Code",
    codeHelp: "Six letters and digits, on the screen in front",
    name: "Your name",
    nameHelp: "Your first name, or an invented one. Your class sees it.",
    offer: "Use an invented name",
    /** @param {string} name */
    offered: (name) => `Call me ${name}`,
    another: "Another invented name",
    button: "Join",
    joining: "Joining",
    noCode: "Type the code that is on the screen in front.",
    noName: "Type a name, your first name or an invented one.",
    honest: "Names and words stay on the teacher's laptop. The connection is plain HTTP: whoever controls this Wi-Fi could read it. Write nothing private.",
  },
  back: {
    /** @param {string} name */
    title: (name) => `Are you still ${name}?`,
    lead: "Somebody joined with this device before.",
    /** @param {string} name */
    yes: (name) => `Yes, I am ${name}`,
    no: "No, leave this device",
  },
  leave: "Leave this device",
  leaveSure: "This device forgets you. You come back with the code and your name, when the teacher lets you in.",
  stay: "Stay",
  gone: "You are not in this room any more.",
  newer: "This page is of an older version. Load it again; nothing is lost.",
  reload: "Load again",
  again: "Join again",
  wait: {
    title: "You are in",
    /** @param {string} name */
    hello: (name) => `Hello, ${name}. You have no seat yet.`,
    lead: "The teacher gives the seats. This page changes by itself.",
    choose: "Choose a seat",
    free: "free",
    /** @param {number} n */
    taken: (n) => `${counted(n, "student")} there`,
    /** @param {string} name */
    sit: (name) => `Sit for ${name}`,
    observer: "You look on. You see what everybody sees.",
    press: "You are of the press. You see what everybody sees.",
  },
  tabs: { briefing: "Briefing", floor: "Floor", texts: "Texts", corridor: "Corridor", vote: "Vote" },
  panels: "Panels",
  right: "Vote, texts and corridor",
  new: "new",
  now: {
    label: "Now",
    yours: "Your turn",
    go: "Go",
    vote: "Vote open",
    speaking: "Speaking",
    chamber: "In the chamber",
    corridor: "Outside the chamber",
    over: "The end",
    /** @param {string} stage */
    stage: (stage) => stage,
    /** @param {number} n */
    waiting: (n) => (n ? `The room waits for ${counted(n, "delegation")}` : "The others act"),
    paused: "The teacher has paused the game",
    clock: "Time left, as advice",
    /** @param {string} name */
    title: (name) => `● Your turn: ${name}`,
    /** @param {string} name */
    idle: (name) => `${name}, Horseshoe`,
  },
  blank: "Look to the front",
  blankLead: "The teacher has blanked the screens for a moment.",
  practice: "Practice: nothing of this counts",
  role: {
    heading: "Your briefing",
    from: "From the Ministry, to the delegation",
    /** @param {string} name */
    stamp: (name) => `${name} only`,
    stance: "Where your State stands",
    want: "What we want",
    red: "Red lines",
    true: "This is the one that you will not cross.",
    know: "What you know",
    hold: "What you hold",
    doors: "Capitals that hear you",
    lines: "Things your State says",
    done: "holds so far",
    open: "not yet",
    weight: "Weight",
    weightOf: "of 100",
    nothing: "Nothing yet beyond what all know. Visits and soundings tell you more.",
    card: "The role is not my opinion",
    cardText: [
      "You speak for a State. You may find it wrong: that is part of the work.",
      "Attack what is said, never who says it. Nobody in the room is the State.",
      "Nobody is graded on how the vote ends. You may ask for another seat.",
    ],
    cardDone: "I have read this",
    people: "In this delegation",
    leads: "leads",
    away: "away",
    pass: "Let lead",
    youLead: "You lead: what you submit counts.",
    /** @param {string} name */
    theyLead: (name) => `${name} leads and submits. You propose, and your proposal is credited to you.`,
    lent: "A delegation of the game acts for you at the moment. The teacher can give the seat back.",
  },
  sub: { role: "Role", situation: "Situation", news: "News", ledger: "Ledger", codex: "Rules" },
  subLabel: "What to read",
  figures: {
    hours: "Hours left",
    influence: "Influence",
    credibility: "Credibility",
    situation: "The situation",
    made: "What it is made of",
    better: "better",
    worse: "worse",
  },
  news: { title: "The Courier", today: "Today so far", corridor: "Seen in the corridor", none: "No news yet." },
  ledger: {
    title: "The ledger",
    lead: "What was claimed, asked and promised, and what came of it.",
    none: "No claim has been made.",
    all: "All",
    mine: "By us",
    about: "About us",
    due: "Due",
    filter: "Which claims",
  },
  codex: { title: "Rules and words" },
  floor: {
    heading: "Floor",
    record: "Record of the meeting",
    empty: "Nothing has been said yet. The record grows here.",
    earlier: "Earlier days",
    list: "Speakers' list",
    now: "now",
    /** @param {number} n */
    place: (n) => `You are ${ordinal(n)} on the list`,
    last: "To the latest",
    own: "in the students' own words",
    guest: "Invited",
    hand: "Raise your hand",
    handDown: "Take your hand down",
    report: "Tell the teacher",
    reportLabel: "What do you want to tell the teacher? Nobody else reads it.",
    reportSend: "Send to the teacher",
    reportDone: "The teacher has it.",
  },
  turn: {
    heading: "Your turn",
    wait: "It is not your turn. You can read everything, write notes and prepare.",
    more: "Other things you can do",
    seldom: "Seldom done",
    takeback: "Take it back",
    takebackLead: "Nobody has acted since. You can take your last act back.",
    /** @param {string} words */
    pass: (words) => words,
    passNote: "lets the moment go by",
    agrees: "agrees",
    /** @param {string} name */
    proposePass: (name) => `Only ${name} can let the moment go by.`,
  },
  form: {
    back: "Back",
    close: "Close",
    next: "Continue",
    change: "Change",
    chosen: "Chosen",
    search: "Find in the list",
    none: "None",
    /** @param {number} low @param {number} high */
    howMany: (low, high) =>
      low === high ? `Choose ${low}.` : low ? `Choose ${low} to ${high}.` : `Choose up to ${high}, or none.`,
    /** @param {number} left */
    left: (left) => `${counted(left, "letter")} left`,
    words: "Your own words",
    ready: "What you do",
    moves: "What it moves at once, as far as you know",
    noMoves: "It moves no figure at once.",
    reads: "How it stands in the record",
    submit: "Submit",
    sending: "Sending",
    /** @param {string} name */
    propose: (name) => `Propose to ${name}`,
    why: "Why, in a sentence (may stay empty)",
    wait: "One moment",
    cost: "Costs",
    gone: "This is not open any more. Nothing was sent.",
    saved: "Saved",
    proposed: "Proposed",
    verbs: "With which verb?",
    notIn: "not in the text",
  },
  speak: {
    title: "Speak",
    lead: "The points are what counts in the ledger. Your own words stand beside them in the record.",
    aloud: "I say it aloud in the room",
    write: "I write it here",
    how: "How do you say it?",
  },
  texts: {
    heading: "Texts",
    none: "No text lies on the table yet.",
    draft: "Draft resolution",
    statement: "Statement",
    sponsors: "Sponsors",
    amendments: "Amendments",
    forecast: "How the vote looks, from what you know",
    needs: "needed",
    likely: "likely in favour",
    open: "open",
    unlikely: "unlikely in favour",
    /** @param {number} n */
    chance: (n) => `The chance that it is adopted: about ${Math.round(n * 100)} of 100.`,
    ask: "Tap a delegation: what would change its vote?",
    write: "Write a draft",
    past: "Texts that are done with",
  },
  corridor: {
    heading: "Corridor",
    sub: { inbox: "For you", do: "Acts", notes: "Notes", past: "Outcomes" },
    inbox: "For you",
    inboxNone: "Nobody waits for your word.",
    told: "What you were told",
    do: "What you can do",
    notes: "Notes",
    undertakings: "Your undertakings",
    outcomes: "What came of your acts",
    none: "Nothing yet.",
    answerIn: "You can answer it when you speak",
    due: "due",
    proposals: "Proposed in your delegation",
    adopt: "Do it",
    drop: "Set it aside",
    open: "Open it",
    /** @param {string} name */
    by: (name) => `by ${name}`,
    notNow: "In a meeting this waits. Notes can be written at any time.",
  },
  notes: {
    to: "To whom?",
    words: "Your note",
    send: "Send the note",
    teacher: "Your teacher can read every note.",
    pick: "Choose at least one delegation.",
    empty: "Write something first.",
    none: "No notes yet.",
    you: "You",
    fromTeacher: "The teacher",
    muted: "The teacher takes no own words from you at the moment.",
    /** @param {string} names */
    toWhom: (names) => `to ${names}`,
  },
  vote: {
    heading: "Vote",
    none: "No vote is open, and none has been taken yet.",
    yours: "Your vote",
    saved: "your vote, saved",
    sending: "your vote, on its way",
    veto: "a veto, if nine are in favour",
    must: "You are a party to the dispute and shall abstain (Charter, Article 27 (3)).",
    /** @param {number} n @param {number} of */
    progress: (n, of) => `${n} of ${of} have voted.`,
    closed: "The ballots are shown when all have voted.",
    final: "A vote that is cast stays cast.",
    change: "Nobody has acted since. You can take your vote back and vote again.",
    takeback: "Take my vote back",
    other: "Other ways",
    nonMember: "Your delegation takes part without a vote.",
    /** @param {string} name */
    leader: (name) => `${name} casts the vote. A tap here proposes it.`,
    last: "The last vote",
    coming: "This comes to the vote",
    needed: "needed",
    for: "in favour",
    against: "against",
    abstaining: "abstaining",
    absent: "absent or not participating",
    reasons: "How each voted, and why",
    noReason: "gave no reason",
    explain: "Explain your vote",
    explainLead: "Say before all why you vote so.",
    sponsors: "Submitted by",
  },
  end: { title: "The simulation is over", lead: "The debrief is on the screen in front." },
  about: "About this simulation",
  machine: "led by the game",
  president: "President",
  permanent: "permanent member",
  you: "you",
  unknown: "Nobody knows",
};
