import { testLines } from "./helm_world.ts";

testLines([
  { line: "get values web", out: "USER-SUPPLIED VALUES:\nsize: 3\n" },
  { line: "get values db", out: "USER-SUPPLIED VALUES:\nnull\n" },
  { line: "get values web -a --revision 1", out: 'COMPUTED VALUES:\nimage:\n  tag: "1"\nsize: 2\n' },
  { line: "get values web -o json", out: '{"size":3}\n' },
  { line: "get notes web", out: "NOTES:\nEnjoy.\n\n" },
  { line: "get notes db", out: "" },
  { line: "get manifest web", out: /"size":"3"/ },
  {
    line: "get hooks web",
    out: /^---\n# Source: web\/templates\/check.yaml\n\{"apiVersion":"v1","kind":"Pod"/,
  },
  {
    line: "get all web",
    out: /CHART: web\nVERSION: 0.1.0\nAPP_VERSION: 1.2.3\nDESCRIPTION: Upgrade complete\nUSER-SUPPLIED/,
  },
  { line: "get all web --template {{.Release.Chart.Metadata.AppVersion}}", out: "1.2.3" },
  { line: "get all web --template {{.Release.Nope", code: 1, err: /unclosed action/ },
  { line: "get all web --revision 7", code: 1, err: "Error: release: not found\n" },
  { line: "get what", out: /^What is kept of a release/ },
]);
