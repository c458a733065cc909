import { testPlays } from "./played.ts";

const started = "key Shift-D\nwait 1s\n";

testPlays([
  {
    title: "a debug container is asked for, with its command",
    script: started,
    shows:
      /image +busybox:1\.37[^]*sees into +● env-echgo +○ none[^]*kubectl debug -it env-echgo-\S+ -n default --image=busybox:1\.37 --target=env-echgo/,
  },
  {
    title: "it is proposed with its difference",
    script: `${started}key Enter\nwait 1s`,
    shows: /Debug Pod default\/env-echgo-\S+ with busybox:1\.37[^]*targetContainerName: env-echgo/,
  },
  {
    title: "it starts, and the terminal is joined to it",
    script: `${started}key Enter\nwait 1s\nkey Enter\nexpect Attach in`,
    typed: ["exit\r"],
    shows: /Attach in default\/env-echgo-\S+ debugger-\S+ ended\./,
    output: /Attached to default\/env-echgo-\S+ debugger-\S+; Ctrl-\] leaves/,
  },
  {
    title: "an image that is not there is said",
    script: `${started}key Ctrl-U\ntype no.such/image:1\nkey Enter\nwait 1s\nkey Enter\nexpect ✗ debug`,
    typed: [],
    shows: /✗ debug: container debugger-\S+: (ErrImagePull|ImagePullBackOff)/,
  },
]);
