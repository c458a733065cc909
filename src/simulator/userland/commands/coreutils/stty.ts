import type { Terminal, TerminalModes } from "../../../host/terminal.ts";
import type { Call, CommandRecord } from "../command.ts";
import { quoted } from "./shell_quoting.ts";

/** The modes of a terminal. Source: the manual of GNU coreutils 9.4, stty(1). */
export const stty: CommandRecord = {
  name: "stty",
  about: "Shows or changes the modes of the terminal that standard input is",
  usage: ["[-a] [SETTING]..."],
  options: {},
  readsOwnWords: true,
  notes:
    "Settings: [-]echo, [-]icanon, [-]isig, [-]onlcr, sane, [-]raw, [-]cooked, rows N, cols N, size, speed.",
  run(call) {
    const terminal = call.process.input.terminal;
    if (!terminal) return call.complain("'standard input': Inappropriate ioctl for device");
    const words = [...call.operands];
    if (words.length === 0) return call.out(briefly(terminal)), 0;
    while (words.length > 0) {
      const wrong = apply(call, terminal, words.shift()!, words);
      if (wrong !== undefined) return call.misused(wrong);
    }
    return 0;
  },
};

/** The switches that there are, by the word for them. */
const SWITCHES: Readonly<Record<string, keyof TerminalModes>> = {
  echo: "echoes",
  icanon: "isCanonical",
  isig: "hasSignals",
  onlcr: "returnsCarriage",
};

/** What the kernel has besides, as it is on every terminal. */
const FIXED: readonly string[] = [
  "intr = ^C; quit = ^\\; erase = ^?; kill = ^U; eof = ^D; eol = <undef>;",
  "eol2 = <undef>; swtch = <undef>; start = ^Q; stop = ^S; susp = ^Z; rprnt = ^R;",
  "werase = ^W; lnext = ^V; discard = ^O; min = 1; time = 0;",
  "-parenb -parodd -cmspar cs8 -hupcl -cstopb cread -clocal -crtscts",
  "-ignbrk -brkint -ignpar -parmrk -inpck -istrip -inlcr -igncr icrnl ixon -ixoff",
  "-iuclc -ixany -imaxbel iutf8",
];

/** Does one word, with what follows it; returns what is wrong with it. */
function apply(call: Call, terminal: Terminal, word: string, rest: string[]): string | undefined {
  const name = word.replace(/^-/, "");
  const isOn = name === word;
  const { columns, rows } = terminal.size;
  const size = (change: (value: number) => { columns: number; rows: number }): string | undefined => {
    const text = rest.shift();
    if (text === undefined) return `missing argument to ${quoted(word)}`;
    if (!/^\d+$/.test(text)) return `invalid integer argument: ${quoted(text)}`;
    terminal.resize(change(Number(text)));
    return undefined;
  };
  if (SWITCHES[name]) terminal.change({ [SWITCHES[name]]: isOn });
  else if (word === "-a" || word === "--all") call.out(wholly(terminal));
  else if (word === "size") call.out(`${rows} ${columns}\n`);
  else if (word === "speed") call.out("38400\n");
  else if (word === "sane" || word === "cooked" || word === "-raw") terminal.cook();
  else if (word === "raw" || word === "-cooked") terminal.change({ ...RAW });
  else if (word === "rows") return size((value) => ({ columns, rows: value }));
  else if (word === "cols" || word === "columns") return size((value) => ({ columns: value, rows }));
  else return `invalid argument ${quoted(word)}`;
  return undefined;
}

const RAW: Partial<TerminalModes> = { isCanonical: false, hasSignals: false, returnsCarriage: false };

function briefly({ modes }: Terminal): string {
  const changed = Object.entries(SWITCHES).filter(([, key]) => !modes[key]).map(([name]) => `-${name}`);
  return [
    "speed 38400 baud; line = 0;",
    "-brkint -imaxbel iutf8",
    ...(changed.length ? [changed.join(" ")] : []),
  ]
    .map((line) => line + "\n").join("");
}

function wholly({ modes, size }: Terminal): string {
  const of = (name: string) => modes[SWITCHES[name]!] ? name : `-${name}`;
  return [
    `speed 38400 baud; rows ${size.rows}; columns ${size.columns}; line = 0;`,
    ...FIXED,
    `opost -olcuc -ocrnl ${of("onlcr")} -onocr -onlret -ofill -ofdel nl0 cr0 tab0 bs0 vt0 ff0`,
    `${of("isig")} ${of("icanon")} iexten ${of("echo")} echoe echok -echonl -noflsh -xcase -tostop -echoprt`,
    "echoctl echoke -flusho -extproc",
  ].map((line) => line + "\n").join("");
}
