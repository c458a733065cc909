import { addRepository, testRepositoryLines } from "./repository_world.ts";

const saved = "Saving 1 charts\nDeleting outdated charts\n";

testRepositoryLines([
  {
    line: "dependency list parent",
    before: "",
    out: "NAME\tVERSION\tREPOSITORY   \tSTATUS \nweb \t>=0.1.0\tfile://../web\tmissing\n\n",
  },
  {
    line: "dep list parent",
    before: "dep update parent",
    out: "NAME\tVERSION\tREPOSITORY   \tSTATUS\nweb \t>=0.1.0\tfile://../web\tok    \n\n",
  },
  { line: "dep ls web", before: "", out: "WARNING: no dependencies at web/charts\n" },
  { line: "dep list nope", before: "", code: 1, err: "Error: stat nope: no such file or directory\n" },
  { line: "dep build parent", before: "", out: saved },
  { line: "dep build parent", before: "dep update parent", out: saved },
  {
    line: "dep update remote",
    before: "",
    code: 1,
    err: "Error: no repository definition for @x. Please add them via 'helm repo add'\n",
  },
  {
    line: "dep up remote",
    before: addRepository,
    out: /Update Complete.*\nSaving 1 charts\nDownloading web from repo http.*\nDeleting outdated charts\n$/,
  },
  { line: "dep up remote --skip-refresh", before: addRepository, out: /^Saving 1 charts\n/ },
]);
