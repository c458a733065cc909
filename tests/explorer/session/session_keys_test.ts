import { testPlays } from "./played.ts";

testPlays([
  { title: "no shell without a terminal", script: "key s", shows: "✗ shell: this needs a terminal" },
  {
    title: "no shell in read-only mode",
    script: "key s",
    shows: "shell: read-only mode",
    options: { readOnly: true },
  },
]);
