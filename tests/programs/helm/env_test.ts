import { testLines } from "./helm_world.ts";

testLines([
  { line: "env HELM_NAMESPACE -n there", out: "there\n" },
  { line: "env HELM_NOPE", out: "\n" },
  {
    line: "env -n x",
    out: /^HELM_BIN="helm"\nHELM_BURST_LIMIT="100"\nHELM_CACHE_HOME="\/cache\/helm"\n[^]*HELM_QPS="0.00"\n/,
  },
  { line: "env HELM_REPOSITORY_CONFIG -n x --repository-config /r.yaml", out: "/r.yaml\n" },
], { env: { XDG_CACHE_HOME: "/cache" } });
