import { testRepositoryLines } from "./repository_world.ts";

testRepositoryLines([
  {
    line: "package web",
    before: "",
    out: "Successfully packaged chart and saved it to: FOLDER/web-0.1.0.tgz\n",
  },
  {
    line: "package web crd -d a/../b",
    before: "",
    out: /saved it to: b\/web-0.1.0.tgz\nSuccessfully.*b\/crd-1.0.0.tgz\n$/,
  },
  {
    line: "package parent -u",
    before: "",
    out: /^Saving 1 charts\nDeleting outdated charts\nSuccessfully packaged/,
  },
  {
    line: "package parent",
    before: "",
    code: 1,
    err: /found in Chart.yaml, but missing in charts\/ directory: web/,
  },
  { line: "package web --version x", before: "", code: 1, err: "Error: invalid semantic version\n" },
  { line: "package nope", before: "", code: 1, err: "Error: stat nope: no such file or directory\n" },
  { line: "package", before: "", code: 1, err: "Error: need at least one argument, the path to the chart\n" },
]);
