/** Who has an account on the lab's host. */
import type { User } from "../simulator/host/process.ts";

export const ROOT_USER: User = { name: "root", uid: 0, group: "root", gid: 0 };
/** The learner: may use sudo and the Docker engine. */
export const AHAB: User = { name: "ahab", uid: 1000, group: "ahab", gid: 1000 };

/** Whose socket the Docker engine listens at. */
export const DOCKER_GROUP_ID = 998;

/** `/etc/passwd`. The numbers of the system's own users are those of a host that was installed as Ubuntu 20.04. */
export const PASSWD = [
  "root:x:0:0:root:/root:/bin/bash",
  "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin",
  "bin:x:2:2:bin:/bin:/usr/sbin/nologin",
  "sys:x:3:3:sys:/dev:/usr/sbin/nologin",
  "sync:x:4:65534:sync:/bin:/bin/sync",
  "man:x:6:12:man:/var/cache/man:/usr/sbin/nologin",
  "mail:x:8:8:mail:/var/mail:/usr/sbin/nologin",
  "www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin",
  "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin",
  "systemd-network:x:100:102:systemd Network Management,,,:/run/systemd:/usr/sbin/nologin",
  "systemd-resolve:x:101:103:systemd Resolver,,,:/run/systemd:/usr/sbin/nologin",
  "systemd-timesync:x:102:104:systemd Time Synchronization,,,:/run/systemd:/usr/sbin/nologin",
  "messagebus:x:103:106::/nonexistent:/usr/sbin/nologin",
  "syslog:x:104:110::/home/syslog:/usr/sbin/nologin",
  "sshd:x:112:65534::/run/sshd:/usr/sbin/nologin",
  "libvirt-dnsmasq:x:113:120:Libvirt Dnsmasq,,,:/var/lib/libvirt/dnsmasq:/usr/sbin/nologin",
  "ahab:x:1000:1000:Captain Ahab,,,:/home/ahab:/bin/bash",
].join("\n") + "\n";

/** `/etc/group`. */
export const GROUP = [
  "root:x:0:",
  "daemon:x:1:",
  "bin:x:2:",
  "sys:x:3:",
  "adm:x:4:syslog,ahab",
  "tty:x:5:",
  "disk:x:6:",
  "man:x:12:",
  "sudo:x:27:ahab",
  "www-data:x:33:",
  "shadow:x:42:",
  "users:x:100:",
  "nogroup:x:65534:",
  "systemd-journal:x:101:",
  "systemd-network:x:102:",
  "systemd-resolve:x:103:",
  "systemd-timesync:x:104:",
  "messagebus:x:106:",
  "syslog:x:110:",
  "libvirt:x:119:ahab",
  "libvirt-dnsmasq:x:120:",
  `docker:x:${DOCKER_GROUP_ID}:ahab`,
  "ahab:x:1000:",
].join("\n") + "\n";

/** The groups that a text like `/etc/group` puts somebody into, besides his own. */
export function groupsOf(text: string, name: string): number[] {
  return text.split("\n").flatMap((line) => {
    const [, , number, members = ""] = line.split(":");
    return number !== undefined && members.split(",").includes(name) ? [Number(number)] : [];
  });
}
