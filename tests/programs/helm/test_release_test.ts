import { testLines } from "./helm_world.ts";

testLines([
  {
    line: "test web",
    out:
      /DESCRIPTION: Upgrade complete\nTEST SUITE: {5}check\nLast Started: .*\nLast Completed: .*\nPhase: {10}Succeeded\n$/,
  },
  { line: "test web --logs", out: /Phase: {10}Succeeded\n\nPOD LOGS: check\nall is well\n\n$/ },
  { line: "test web --filter !name=check", out: /DESCRIPTION: Upgrade complete\n$/ },
  { line: "test db", out: /TEST SUITE: None\n$/ },
  { line: "test nope", code: 1, err: "Error: release: not found\n" },
]);
