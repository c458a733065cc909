/** `sudo` and `su`: programs as somebody else. */
import type { Run, User } from "../../../host/process.ts";
import { type Account, accountNamed, groupsOf, machineFor, userOf } from "../account_files.ts";
import { runChild } from "../child_process.ts";
import type { Call, CommandRecord } from "../command.ts";

/** Those in this group may do everything, and nobody asks them for a password. */
const SUDO_GROUPS = ["sudo", "wheel"];

export const sudo: CommandRecord = {
  name: "sudo",
  about: "Runs a program as root, or as another user",
  usage: ["[OPTION]... COMMAND [ARGUMENT]...", "-i [-u USER] [COMMAND]"],
  options: {
    "u user=USER": "as this user",
    "g group=GROUP": "with this group",
    "i login": "a login shell of that user",
    "s shell": "a shell",
    "E preserve-env": "with all of one's variables",
    "H set-home": "HOME of that user",
    "n non-interactive": "ask nothing",
    "k reset-timestamp": "forget that one was asked",
    "l list": "what one may do",
    "v validate": "be asked now",
    "S stdin": "read a password from standard input",
    "b background": "in the background",
  },
  stopsAtOperand: true,
  notes: "A user of the group sudo may do everything here without a password.",
  run: (call) => asAnother(call),
};

function* asAnother(call: Call): Run {
  const { process } = call;
  const { files } = process.machine;
  const caller = userOf(process);
  const name = call.value("u")?.replace(/^#/, "") ?? "root";
  const account = accountNamed(files, name) ?? (name === "root" ? ROOT : undefined);
  if (!account) {
    return call.complain(`unknown user ${name}\nsudo: error initializing audit plugin sudoers_audit`);
  }
  if (caller.uid !== 0 && !isTrusted(call, caller)) {
    process.err(`${caller.name} is not in the sudoers file.\n`);
    return 1;
  }
  if (call.has("l")) {
    call.out(
      `User ${caller.name} may run the following commands on ${process.machine.hostname}:\n    (ALL : ALL) NOPASSWD: ALL\n`,
    );
    return 0;
  }
  if (call.has("v", "k") && call.operands.length === 0) return 0;
  const words = [...call.operands];
  const given: Record<string, string> = {};
  while (/^\w+=/.test(words[0] ?? "")) {
    const [key = "", ...value] = words.shift()!.split("=");
    given[key] = value.join("=");
  }
  if (words.length === 0 && !call.has("i", "s")) {
    process.err(
      "usage: sudo -h | -K | -k | -V\nusage: sudo [-ABbEHnPS] [-u user] [VAR=value] [-i | -s] [command [arg ...]]\n",
    );
    return 1;
  }
  const env = {
    ...(call.has("E") ? process.env : kept(process.env)),
    ...environmentOf(account),
    ...given,
    SUDO_USER: caller.name,
    SUDO_UID: String(caller.uid),
    SUDO_GID: String(caller.gid),
    SUDO_COMMAND: words.join(" "),
  };
  const isShell = call.has("i", "s");
  const argv = !isShell ? words : shellWords(account, call.has("i"), words);
  const cwd = call.has("i") && files.isFolder(account.home) ? account.home : process.cwd;
  const machine = machineFor(process.machine, account);
  const code = yield* runChild(process, argv, { machine, user: account, env, cwd });
  if (code !== undefined) return code;
  return call.complain(`${argv[0]}: command not found`);
}

const ROOT: Account = { name: "root", uid: 0, group: "root", gid: 0, home: "/root", shell: "/bin/bash" };

function isTrusted(call: Call, caller: User): boolean {
  const { files } = call;
  const lines = (files.read("/etc/group") ?? "").split("\n").map((line) => line.split(":"));
  const trusted = lines.filter(([name = ""]) => SUDO_GROUPS.includes(name)).map(([, , gid]) => Number(gid));
  return groupsOf(files, caller).some((gid) => trusted.includes(gid));
}

function shellWords({ shell }: Account, isLogin: boolean, words: readonly string[]): string[] {
  return [shell, ...isLogin ? ["-l"] : [], ...words.length > 0 ? ["-c", words.join(" ")] : []];
}

function kept(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => ["TERM", "LANG", "DISPLAY", "COLORTERM"].includes(name)),
  );
}

const SAFE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin";

function environmentOf({ name, home, shell }: Account): Record<string, string> {
  return { PATH: SAFE_PATH, HOME: home, USER: name, LOGNAME: name, SHELL: shell, MAIL: `/var/mail/${name}` };
}

export const su: CommandRecord = {
  name: "su",
  about: "Starts a shell as another user; root where nobody is named",
  usage: ["[OPTION]... [-] [USER [ARGUMENT]...]"],
  options: {
    "c command=COMMAND": "run this and come back",
    "l login": "a login shell",
    "m preserve-environment": "with one's own variables",
    "s shell=SHELL": "this shell",
  },
  run: (call) => switchUser(call),
};

function* switchUser(call: Call): Run {
  const { process } = call;
  const words = call.operands.filter((word) => word !== "-");
  const isLogin = call.has("l") || words.length < call.operands.length;
  const name = words[0] ?? "root";
  const account = accountNamed(process.machine.files, name) ?? (name === "root" ? ROOT : undefined);
  if (!account) {
    return call.complain(
      `user ${name} does not exist or the user entry does not contain all the required fields`,
    );
  }
  if (userOf(process).uid !== 0) {
    if (process.tty) call.out("Password: \n");
    return call.complain("Authentication failure");
  }
  const command = call.value("c");
  const shell = call.value("s") ?? account.shell;
  if (shell.endsWith("/nologin")) {
    call.out("This account is currently not available.\n");
    return 1;
  }
  const argv = [shell, ...isLogin ? ["-l"] : [], ...command === undefined ? [] : ["-c", command]];
  const machine = machineFor(process.machine, account);
  const env = { ...(isLogin ? kept(process.env) : process.env), ...environmentOf(account) };
  const cwd = isLogin && process.machine.files.isFolder(account.home) ? account.home : process.cwd;
  const code = yield* runChild(process, argv, { machine, user: account, env, cwd });
  return code ?? call.complain(`failed to execute ${shell}: No such file or directory`, 127);
}
