import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { loadNode, nodeImage } from "../../../../src/simulator/images/node_image.ts";
import { runArgv } from "../machine.ts";

Deno.test.beforeEach(loadNode);

/** A script, and what it prints. */
const SCRIPTS: [script: string, out: string, code?: number][] = [
  [
    "setTimeout(() => console.log('t')); setImmediate(() => console.log('i')); Promise.resolve().then(() => console.log('p')); process.nextTick(() => console.log('n')); console.log('s')",
    "s\nn\np\ni\nt\n",
  ],
  [
    "let n = 0; const t = setInterval(() => { console.log(++n); if (n === 3) clearInterval(t); }, 1000)",
    "1\n2\n3\n",
  ],
  [
    "const fs = require('fs'); fs.writeFileSync('a', 'x'); fs.appendFileSync('a', 'y'); console.log(fs.readFileSync('a', 'utf8'))",
    "xy\n",
  ],
  [
    "try { require('fs').readFileSync('/nope') } catch (e) { console.log(e.message) }",
    "ENOENT: no such file or directory, open '/nope'\n",
  ],
  [
    "try { undefined.x } catch (e) { console.log(e.message) }",
    "Cannot read properties of undefined (reading 'x')\n",
  ],
  ["try { let o = {}; o.f() } catch (e) { console.log(e.message) }", "o.f is not a function\n"],
  ["process.on('exit', (c) => console.log('exit', c)); process.exitCode = 4", "exit 4\n", 4],
  [
    "console.table([{ a: 1 }])",
    "┌─────────┬───┐\n│ (index) │ a │\n├─────────┼───┤\n│ 0       │ 1 │\n└─────────┴───┘\n",
  ],
  [
    "const c = require('crypto'); console.log(c.createHash('sha256').update('é').digest('hex').slice(0, 8), c.createHmac('sha1', 'k').update(Buffer.from([255])).digest().length, c.createHash('md5').update('a').update('b').digest('base64'))",
    "4a99557e 20 GH70Q2Ei0cwvQNwrkvDroA==\n",
  ],
  [
    "try { require('crypto').createHash('x') } catch (e) { console.log(e.message) }",
    "Digest method not supported\n",
  ],
  [
    "function f() { f() }\ntry { f() } catch (e) { console.log(e.message) }",
    "Maximum call stack size exceeded\n",
  ],
  ["const f = () => f();\nf()", "", 1],
  ["fetch('http://db/').catch((e) => console.log(e.message, e.cause.code))", "fetch failed ENOTFOUND\n"],
  [
    "console.log(new Date().toISOString(), Math.random() === Math.random())",
    "2026-11-22T11:33:04.000Z false\n",
  ],
  [
    "console.log(process.argv.length, __filename, require('os').hostname(), process.uptime() < 1)",
    "2 /app/a.js box true\n",
  ],
  ["import fs from 'fs';\nconsole.log(typeof fs.readFileSync, await Promise.resolve(7));", "function 7\n"],
  ["async function main() { throw new Error('x') }\nmain();", "", 1],
  [
    "process.on('uncaughtException', (e) => console.log('got', e.message)); setTimeout(() => { throw new Error('y') }, 1)",
    "got y\n",
  ],
];

for (const [script, out, code = 0] of SCRIPTS) {
  Deno.test(script, () => {
    const files = filesOf(nodeImage);
    files.write("/app/a.js", script);
    const ran = runArgv(["node", "a.js"], { image: nodeImage, files, cwd: "/app" });
    assert.deepEqual([ran.out, ran.code], [out, code], ran.err);
  });
}
