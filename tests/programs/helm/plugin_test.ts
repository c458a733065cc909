import { testLines } from "./helm_world.ts";

const header = "NAME\tVERSION\tTYPE\tAPIVERSION\tPROVENANCE\tSOURCE\n";

testLines([{ line: "plugin list", out: header }], { isEmpty: true });

testLines([
  {
    line: "plugin ls --type cli/v1",
    out: /^NAME\tVERSION\t.*\ndiff\t3\.0\.0 +\tcli\/v1\tlegacy +\tunsigned +\tunknown\n$/,
  },
], {
  isEmpty: true,
  env: { HELM_PLUGINS: "/p" },
  files: { "/p/diff/plugin.yaml": "name: diff\nversion: 3.0.0\n", "/p/nothing/README.md": "" },
});
