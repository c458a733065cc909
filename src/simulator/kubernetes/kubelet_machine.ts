import { filesOf, type ImageProfile } from "../images/image_profile.ts";
import type { Machine } from "../images/process.ts";
import type { MachineParts } from "./kubelet_pod_context.ts";
import { resolverOf, resolverText } from "./pod_resolver.ts";

/** All nodes run this kernel. */
export const KERNEL = "6.8.0-60-generic";

/** The inside of one container instance: its files, its name, its network. */
export function containerMachine(
  profile: ImageProfile,
  { context, container, processes, background, listen, holdMemory }: MachineParts,
): Machine {
  const { pod, queue, network } = context;
  const files = filesOf(profile);
  const hostname = pod.spec?.hostname ?? pod.metadata.name;
  files.write("/etc/hostname", `${hostname}\n`);
  files.write("/etc/hosts", hosts(context.podIp ?? "", hostname));
  files.write("/etc/resolv.conf", resolverText(resolverOf(pod)));
  files.write(container.terminationMessagePath ?? "/dev/termination-log", "");
  for (const mount of container.volumeMounts ?? []) {
    const content = context.volume(mount.name);
    const folder = mount.mountPath.replace(/\/$/, "");
    if (!content) {
      const base = mount.subPath ? `/${mount.subPath.replace(/\/$/, "")}` : "";
      files.share(folder, context.scratch(mount.name), { base, readOnly: mount.readOnly ?? false });
    } else if (!mount.subPath) files.mount(folder, content);
    else files.write(folder, content()[mount.subPath] ?? "");
  }
  const caller = () => ({ address: context.podIp ?? "", pod: context.pod });
  return {
    hostname,
    kernel: `Linux ${KERNEL}`,
    user: userOf(profile, container.securityContext?.runAsUser ?? pod.spec?.securityContext?.runAsUser),
    files,
    random: context.random,
    now: () => queue.now(),
    program: (path) => profile.programs[path],
    processes,
    background,
    listen,
    holdMemory,
    fetch: (target) => network.fetch(caller(), target),
    resolve: (name) => name === hostname && context.podIp ? [context.podIp] : network.resolve(caller(), name),
    lookup: (name) => network.lookup(caller(), name),
  };
}

function userOf(profile: ImageProfile, uid: number | undefined): Machine["user"] {
  if (uid === undefined || uid === profile.user.uid) return profile.user;
  const line = profile.files["/etc/passwd"]?.split("\n").find((entry) => entry.split(":")[2] === String(uid));
  return {
    name: line?.split(":")[0] ?? String(uid),
    uid,
    group: line ? line.split(":")[0]! : "root",
    gid: line ? uid : 0,
  };
}

function hosts(address: string, hostname: string): string {
  return "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n" +
    `${address}\t${hostname}\n`;
}
