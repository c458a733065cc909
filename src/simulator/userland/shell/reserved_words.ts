/** Words that mean something where a command begins. */
export const RESERVED = [
  "if",
  "then",
  "elif",
  "else",
  "fi",
  "time",
  "for",
  "in",
  "until",
  "while",
  "do",
  "done",
  "case",
  "esac",
  "coproc",
  "select",
  "function",
  "{",
  "}",
  "[[",
  "]]",
  "!",
];

/** Reserved words that end what was begun before: no command begins with them. */
export const CLOSING = new Set(["then", "elif", "else", "fi", "do", "done", "esac", "}"]);
