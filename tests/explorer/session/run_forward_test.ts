import { testPlays } from "./played.ts";

const scaled = (replicas: number) =>
  `type :deploy\nkey Enter\nwait 1s\ntype /catalog\nkey Enter\nkey s\nwait 1s\nkey Ctrl-U\ntype ${replicas}\nkey Enter\nwait 60s\n`;
const options = { scenario: "shop", line: "svc" };

testPlays([
  {
    title: "a port-forward whose pods are gone waits for the next",
    script: `key Shift-F\nkey Enter\nwait 1s\n${scaled(0)}type :pf\nkey Enter`,
    shows: /services\/catalog …? *127\S+ +Waiting +- .*gone: pod catalog-/,
    options,
  },
  {
    title: "the next pod is taken when there is one",
    script: `key Shift-F\nkey Enter\nwait 1s\n${scaled(0)}${scaled(1)}type :pf\nkey Enter`,
    shows: /services\/catalog …? *127\S+ +Active +catalog-/,
    options,
  },
]);
