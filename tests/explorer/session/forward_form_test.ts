import { testPlays } from "./played.ts";

const shop = { scenario: "shop", line: "svc" };

testPlays([
  {
    title: "the ports of a service are offered, and the command is shown",
    script: "key Shift-F",
    shows: /http 80 → 80[^]*kubectl port-forward services\/catalog \d+:80 -n shop/,
    options: shop,
  },
  {
    title: "a port that was not offered may be typed",
    script: "key Shift-F\nkey Right Tab\ntype 8443\nkey Tab Ctrl-U Enter\nwait 1s\ntype :pf\nkey Enter",
    shows: /services\/catalog\s+127\.0\.0\.1:\d+\s+Active/,
    options: shop,
  },
  {
    title: "a port that is none is refused",
    script: "key Shift-F\nkey Right Tab\ntype 99999\nkey Enter",
    shows: '"99999" is no port: 1 to 65535',
    options: shop,
  },
  {
    title: "no port-forward in read-only mode",
    script: "key Shift-F",
    shows: "port-forward: read-only mode",
    options: { ...shop, readOnly: true },
  },
]);
