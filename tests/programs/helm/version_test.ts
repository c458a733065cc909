import { testLines } from "./helm_world.ts";

testLines([
  {
    line: "version",
    out:
      /^version.BuildInfo\{Version:"v4.*", GitCommit:"\w+", GitTreeState:"clean", GoVersion:"go.*", KubeClientVersion:"v1.*"\}\n$/,
  },
  { line: "version --short", out: /^v4\.\d+\.\d+\+g\w{7}\n$/ },
  { line: "version --template {{.Version}}!", out: /^v4[\d.]+!$/ },
  { line: "version x", code: 1, err: /accepts no arguments/ },
]);
