import { testLines } from "./helm_world.ts";

testLines([
  {
    line: "status web",
    out:
      "NAME: web\nLAST DEPLOYED: Thu Jan  1 12:00:02 2026\nNAMESPACE: default\nSTATUS: deployed\nREVISION: 2\n" +
      "DESCRIPTION: Upgrade complete\nRESOURCES:\n==> v1/ConfigMap\nNAME       DATA   AGE\nsettings   1      2s\n\n\n" +
      "NOTES:\nEnjoy.\n",
  },
  {
    line: "status web --revision 1",
    out: /STATUS: superseded\nREVISION: 1\nDESCRIPTION: Install complete\n/,
  },
  {
    line: "status web -o json",
    out: /^\{"name":"web","info":\{"first_deployed":.*"resources":\{"v1\/ConfigMap":\[\{"apiVersion"/,
  },
  { line: "status web -o yaml", out: /^apply_method: ssa\nconfig:\n {2}size: 3\n/ },
  { line: "status nope", code: 1, err: "Error: release: not found\n" },
  { line: "status No_Name", code: 1, err: "Error: release name is invalid: No_Name\n" },
  { line: "status", code: 1, err: /^Error: "helm status" requires 1 argument\n/ },
]);
