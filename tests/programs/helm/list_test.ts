import { testLines } from "./helm_world.ts";

testLines([
  { line: "list", out: /^NAME\tNAMESPACE\tREVISION\t.*\ndb +\tdefault +\t1 .*\nweb +\tdefault +\t2 / },
  { line: "list -q", out: "db\nweb\n" },
  { line: "ls -q -r", out: "web\ndb\n" },
  { line: "list -q --date", out: "db\nweb\n" },
  { line: "list -q --failed", out: "db\n" },
  { line: "list -q --deployed --failed", out: "db\nweb\n" },
  { line: "list -q --superseded", out: "web\n" },
  { line: "list -q --pending", out: "" },
  { line: "list -q -l team=a", out: "db\n" },
  { line: "list -q -f ^w", out: "web\n" },
  { line: "list -q -m 1", out: "db\n" },
  { line: "list -q --offset 1", out: "web\n" },
  { line: "list -q -n other", out: "" },
  { line: "list -q -A -o json", out: '["db","web"]\n' },
  { line: "list --no-headers -n other", out: "" },
  {
    line: "list --deployed -o json",
    out:
      '[{"name":"web","namespace":"default","revision":"2","updated":"2026-01-01 12:00:02.5 +0000 UTC","status":"deployed","chart":"web-0.1.0","app_version":"1.2.3"}]\n',
  },
  {
    line: "list --deployed --no-headers --time-format 2006",
    out: "web\tdefault\t2\t2026\tdeployed\tweb-0.1.0\t1.2.3\n",
  },
  { line: "list -f (", code: 1, err: "Error: error parsing regexp: missing closing ): `(`\n" },
  { line: "list a", code: 1, err: 'Error: "helm list" accepts no arguments\n\nUsage:  helm list [flags]\n' },
  {
    line: "list -o x",
    code: 1,
    err: 'Error: invalid argument "x" for "-o, --output" flag: invalid format type\n',
  },
]);
