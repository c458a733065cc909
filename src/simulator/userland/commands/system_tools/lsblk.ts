/** `lsblk` of util-linux: the disk of the machine, and where it is mounted. */
import type { Mount } from "../../../host/mount_table.ts";
import type { Call, CommandRecord } from "../command.ts";
import { kilobytesOf } from "../mounts.ts";
import { namedTable } from "./named_table.ts";

const COLUMNS = ["NAME", "MAJ:MIN", "RM", "SIZE", "RO", "TYPE", "MOUNTPOINTS"];
const FILE_SYSTEM = ["NAME", "FSTYPE", "FSVER", "LABEL", "UUID", "FSAVAIL", "FSUSE%", "MOUNTPOINTS"];
const KNOWN = new Set([...COLUMNS, ...FILE_SYSTEM, "KNAME", "PATH", "MOUNTPOINT", "FSSIZE", "FSUSED"]);
const RIGHT = ["RM", "SIZE", "RO", "FSAVAIL", "FSUSE%", "FSSIZE", "FSUSED"];

export const lsblk: CommandRecord = {
  name: "lsblk",
  about: "Lists disks and their parts",
  usage: ["[OPTION]... [DEVICE]..."],
  options: {
    "a all": "empty devices, too",
    "b bytes": "sizes in bytes",
    "d nodeps": "without the parts of disks",
    "f fs": "with file systems",
    "i ascii": "only ASCII characters",
    "J json": "as JSON",
    "l list": "as a list",
    "n noheadings": "without headings",
    "o output=LIST": "these columns: NAME,MAJ:MIN,RM,SIZE,RO,TYPE,MOUNTPOINTS,FSTYPE,FSAVAIL,FSUSE%,PATH",
    "p paths": "whole paths of devices",
    "r raw": "columns with one blank between them",
  },
  run(call) {
    const columns = call.value("o")?.toUpperCase().split(",") ?? (call.has("f") ? FILE_SYSTEM : COLUMNS);
    const wrong = columns.find((name) => !KNOWN.has(name));
    if (wrong !== undefined) return call.complain(`unknown column: ${wrong}`);
    const all = devicesOf(call);
    const given = call.operands.map((name) => name.replace(/^\/dev\//, ""));
    let code = 0;
    for (const [at, name] of given.entries()) {
      if (all.some((one) => one.name === name)) continue;
      call.process.err(`lsblk: ${call.operands[at]}: not a block device\n`);
      code = 32;
    }
    const wanted = given.length === 0
      ? all
      : all.filter(({ name, disk }) => given.includes(name) || given.includes(disk));
    const rows = wanted.filter(({ isPart }) => !call.has("d") || !isPart).map((one) => rowOf(call, one));
    if (rows.length > 0) call.out(namedTable(call, { name: "blockdevices", columns, right: RIGHT, rows }));
    return code;
  },
};

interface Device {
  name: string;
  /** The disk that it is a part of, or itself. */
  disk: string;
  isPart: boolean;
  number: string;
  kilobytes: number;
  mounts: readonly Mount[];
}

const MAJOR = 254;
/** What lies on a disk before its first part. */
const BOOT_KILOBYTES = 1024;

/** Devices are those that something is mounted from, and the disks that they are parts of. */
function devicesOf({ files }: Call): Device[] {
  const mounts = files.mounts.list().filter(({ source }) => source.startsWith("/dev/"));
  const names = [...new Set(mounts.map(({ source }) => source.slice("/dev/".length)))].sort();
  return names.flatMap((name, at): Device[] => {
    const own = mounts.filter(({ source }) => source === `/dev/${name}`);
    const kilobytes = kilobytesOf(own[0]!.node.system).total;
    const disk = name.replace(/\d+$/, "");
    const number = `${MAJOR}:${at * 16}`;
    if (disk === name) return [{ name, disk, isPart: false, number, kilobytes, mounts: own }];
    return [
      { name: disk, disk, isPart: false, number, kilobytes: kilobytes + BOOT_KILOBYTES, mounts: [] },
      { name, disk, isPart: true, number: `${MAJOR}:${at * 16 + 1}`, kilobytes, mounts: own },
    ];
  });
}

function rowOf(call: Call, device: Device): Record<string, string> {
  const { name, isPart, number, kilobytes, mounts } = device;
  const [first] = mounts;
  const size = (amount: number) => call.has("b") ? String(amount * 1024) : shortSize(amount);
  const { total, used } = first ? kilobytesOf(first.node.system) : { total: 0, used: 0 };
  const isTree = isPart && !call.has("l", "r", "J");
  const shown = call.has("p") ? `/dev/${name}` : name;
  return {
    NAME: isTree ? (call.has("i") ? "`-" : "└─") + shown : shown,
    KNAME: shown,
    PATH: `/dev/${name}`,
    "MAJ:MIN": number,
    RM: "0",
    SIZE: size(kilobytes),
    RO: "0",
    TYPE: isPart ? "part" : "disk",
    MOUNTPOINT: first?.path ?? "",
    MOUNTPOINTS: mounts.filter(({ root }) => root === "/").map(({ path }) => path).join(" "),
    FSTYPE: first ? "ext4" : "",
    FSVER: first ? "1.0" : "",
    LABEL: "",
    UUID: "",
    FSSIZE: first ? size(total) : "",
    FSUSED: first ? size(used) : "",
    FSAVAIL: first ? size(total - used) : "",
    "FSUSE%": first ? `${Math.floor(used / total * 100)}%` : "",
  };
}

/** `39.2G`, `512M`: steps of 1024, without a tenth that is none. */
function shortSize(kilobytes: number): string {
  let [value, unit] = [kilobytes, 0];
  for (; value >= 1024 && unit < 3; unit++) value /= 1024;
  return `${value.toFixed(1).replace(/\.0$/, "")}${"KMGT"[unit]}`;
}
