import { testLines } from "./helm_world.ts";

testLines([
  {
    line: "history web",
    out: "REVISION\tUPDATED                 \tSTATUS    \tCHART    \tAPP VERSION\tDESCRIPTION     \n" +
      "1       \tThu Jan  1 12:00:01 2026\tsuperseded\tweb-0.1.0\t1.2.3      \tInstall complete\n" +
      "2       \tThu Jan  1 12:00:02 2026\tdeployed  \tweb-0.1.0\t1.2.3      \tUpgrade complete\n",
  },
  {
    line: "hist web --max 1 -o json",
    out: /^\[\{"revision":2,"updated":"2026-01-01T12:00:02.5Z","status":"deployed",/,
  },
  {
    line: "history web -o yaml",
    out: /^- app_version: 1.2.3\n {2}chart: web-0.1.0\n {2}description: Install complete\n/,
  },
  { line: "history nope", code: 1, err: "Error: release: not found\n" },
]);
