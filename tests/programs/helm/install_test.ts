import assert from "node:assert/strict";
import { testLines, withHelm } from "./helm_world.ts";
import { sampleFiles } from "./sample_charts.ts";

const options = { files: sampleFiles, isEmpty: true };

testLines([
  {
    line: "install a web",
    out:
      /^NAME: a\nLAST DEPLOYED: .*\nNAMESPACE: default\nSTATUS: deployed\nREVISION: 1\nDESCRIPTION: Install complete\nTEST SUITE: None\nNOTES:\nSize 1 in default.\n$/,
  },
  { line: "install a web --hide-notes --description mine", out: /DESCRIPTION: mine\nTEST SUITE: None\n$/ },
  {
    line: "install a web --dry-run=server --set size=7",
    out: /STATUS: pending-install\n[^]*HOOKS:\nMANIFEST:\n[^]*size: "7"\n[^]*found: default\n/,
  },
  { line: "install a web --dry-run=client -f more.yaml", out: /size: "9"\n[^]*found: nobody\n/ },
  {
    line: "install a web -o json",
    out: /^\{"name":"a","info":\{"first_deployed":.*"chart":\{"metadata":\{"name":"web",/,
  },
  { line: "install -g web -o yaml", out: /\nname: web-\d+\n/ },
  { line: "install web --name-template my-{{upper}}", code: 1 },
  { line: "install web --name-template fixed", out: /^NAME: fixed\n/ },
  {
    line: "install web",
    code: 1,
    err: "Error: INSTALLATION FAILED: must either provide a name or specify --generate-name\n",
  },
  { line: "install", code: 1, err: /"helm install" requires at least 1 argument\n/ },
  { line: "install a ./nope", code: 1, err: 'Error: INSTALLATION FAILED: path "./nope" not found\n' },
  { line: "install a nope/nope", code: 1, err: "Error: INSTALLATION FAILED: repo nope not found\n" },
  {
    line: "install a library",
    code: 1,
    err: "Error: INSTALLATION FAILED: library charts are not installable\n",
  },
  {
    line: "install a broken",
    code: 1,
    err: /^Error: INSTALLATION FAILED: [^]*nil pointer evaluating interface \{\}.b/,
  },
  {
    line: "install A web",
    code: 1,
    err:
      /^level=ERROR msg="release name check failed" error="release name \\"A\\": .*\nError: INSTALLATION FAILED: release name check failed: /,
  },
  {
    line: "install a web -l x",
    code: 1,
    err: 'Error: invalid argument "x" for "-l, --labels" flag: x must be formatted as key=value\n',
  },
  {
    line: "install a web -l name=x",
    code: 1,
    err: /user supplied labels contains system reserved label name/,
  },
  { line: "install a web --hide-secret", code: 1, err: /hiding Kubernetes secrets requires a dry-run mode/ },
  {
    line: "install a web --dry-run=x",
    code: 1,
    err: 'Error: invalid dry-run value ("x"). Must be "none", "server", or "client"\n',
  },
  { line: "install a crd", out: /STATUS: deployed/ },
  {
    line: "install a crd --skip-crds",
    code: 1,
    err: /no matches for kind "Gadget" in version "example.org\/v1"/,
  },
], options);

Deno.test("what is installed is kept, and its name is taken until it is replaced", () =>
  withHelm(async ({ helm }) => {
    await helm("install a web --set size=3 -l team=x");
    assert.equal((await helm("get values a")).out, "USER-SUPPLIED VALUES:\nsize: 3\n");
    assert.equal((await helm("list -q -l team=x")).out, "a\n");
    assert.match((await helm("install a web")).err, /cannot reuse a name that is still in use/);
    await helm("uninstall a --keep-history");
    assert.match((await helm("install a web --replace")).out, /REVISION: 2\n/);
    assert.match((await helm("get manifest a")).out, /revision: "1"/);
  }, options));
