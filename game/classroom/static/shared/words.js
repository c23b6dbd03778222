// Every word of the student's page, and the words that all pages share. No other module holds a sentence.

/** The status line. A page shows these and nothing else in it. */
export const STATUS = {
  connecting: "Connecting",
  connected: "Connected",
  saving: "Saving",
  saved: "Saved",
  reconnecting: "Reconnecting, nothing is lost",
  closed: "Closed",
};

/** Ballots, by their value on the wire. */
export const BALLOT = {
  in_favour: "In favour",
  against: "Against",
  abstaining: "Abstain",
  not_participating: "Not participating",
  absent: "Absent",
};

/** The sign that goes with a ballot, beside its colour, its shape and its word. */
export const SIGN = { in_favour: "✓", against: "✕", abstaining: "–", not_participating: "", absent: "" };

/** The class of a mark, by the ballot. */
export const MARK = { in_favour: "for", against: "against", abstaining: "abstain", not_participating: "none", absent: "none" };

export const NO_ANSWER = "The room did not answer. Check that this device is in the same Wi-Fi as the teacher's laptop.";
export const SIMULATION = "Simulation for the classroom, not the United Nations";
