import { testRepositoryLines } from "./repository_world.ts";

testRepositoryLines([
  {
    line: "search repo",
    out: "NAME \tCHART VERSION\tAPP VERSION\tDESCRIPTION\nx/web\t0.2.0        \t1.2.3      \t           \n",
  },
  { line: "search repo WEB -l -o json", out: /"version":"0.2.0".*"version":"0.1.0"/ },
  { line: "search repo -r ^x/w --version <0.2", out: /\nx\/web\t0.1.0 / },
  { line: "search repo zzz", out: "No results found\n" },
  { line: "search repo zzz --fail-on-no-result", code: 1, err: "Error: no results found\n" },
  { line: "search repo web --version no!", code: 1, err: "Error: improper constraint: no!\n" },
  { line: "search repo", before: "", code: 1, err: "Error: no repositories configured\n" },
]);
