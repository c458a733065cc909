import { testPlays } from "./played.ts";

const shop = { scenario: "shop", line: "svc" };
const started = "key Shift-F\nkey Enter\nwait 1s\n";

testPlays([
  {
    title: "a port-forward is in the list, with its pod",
    script: `${started}type :pf\nkey Enter`,
    shows: /Port-forwards 1[^]*services\/catalog +127\.0\.0\.1:\d+ +Active +catalog-\S+ +0 +0 B/,
    options: shop,
  },
  {
    title: "Enter leads to its pod",
    script: `${started}type :pf\nkey Enter\nwait 1s\nkey Enter\nwait 1s`,
    shows: /Pods \(shop\) metadata\.name=catalog-\S+ 1/,
    options: shop,
  },
  {
    title: "c copies the URL",
    script: `${started}type :pf\nkey Enter\nwait 1s\nkey c`,
    shows: /Copied: http:\/\/127\.0\.0\.1:\d+/,
    options: shop,
  },
  {
    title: "Ctrl-D stops it",
    script: `${started}type :pf\nkey Enter\nwait 1s\nkey Ctrl-D\nwait 5s`,
    shows: "No port is forwarded: Shift-F on a pod, a service or a workload does.",
    options: shop,
  },
  {
    title: "f shows those of one object alone",
    script: `${started}key Down\nkey f`,
    shows: "No port is forwarded to front: Shift-F does.",
    options: shop,
  },
  {
    title: "f on the object itself",
    script: `${started}key f\nwait 1s`,
    shows: "Port-forwards of catalog 1",
    options: shop,
  },
  {
    title: "what has a port-forward has a sign: the service that it was asked for",
    script: started,
    shows: /catalog +⇄ +ClusterIP[^]*front {3,}/,
    options: shop,
  },
  {
    title: "and the pod that it leads to",
    script: `${started}type :pods\nkey Enter\nwait 1s`,
    shows: /catalog-\S+ +⇄ +1\/1/,
    options: shop,
  },
]);
