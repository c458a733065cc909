import { testLines } from "./helm_world.ts";

testLines([
  {
    line: "get metadata web",
    out:
      /^NAME: web\nCHART: web\nVERSION: 0.1.0\nAPP_VERSION: 1.2.3\nANNOTATIONS: \nLABELS: modifiedAt=\d+,name=web,owner=helm,status=deployed,version=2\nDEPENDENCIES: \nNAMESPACE: default\nREVISION: 2\nSTATUS: deployed\nDEPLOYED_AT: 2026-01-01T12:00:02Z\nAPPLY_METHOD: server-side apply\n$/,
  },
  { line: "get metadata db -o json", out: /^\{"name":"db",.*"team":"a",.*"applyMethod":"ssa"\}\n$/ },
]);
