/** The files of a node, as hostPath volumes and `kubectl debug node/…` show them. */
import { FileTree } from "../../host/file_tree.ts";
import type { NodeProfile } from "./pod_context.ts";

export function hostFiles(node: NodeProfile, now: () => number): FileTree {
  const files: Record<string, string> = {
    "/bin/": "",
    "/boot/": "",
    "/dev/": "",
    "/etc/hostname": `${node.name}\n`,
    "/etc/hosts": `127.0.0.1\tlocalhost\n${node.address}\t${node.name}\n`,
    "/etc/machine-id": "",
    "/etc/os-release":
      'PRETTY_NAME="Ubuntu 24.04.2 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n',
    "/etc/kubernetes/kubelet.conf": "apiVersion: v1\nkind: Config\n",
    "/etc/kubernetes/manifests/": "",
    "/etc/passwd": "root:x:0:0:root:/root:/bin/bash\n",
    "/etc/resolv.conf": "nameserver 192.168.122.1\n",
    "/home/": "",
    "/lib/": "",
    "/mnt/": "",
    "/opt/cni/bin/": "",
    "/proc/": "",
    "/root/": "",
    "/run/containerd/": "",
    "/sys/": "",
    "/tmp/": "",
    "/usr/bin/": "",
    "/var/lib/kubelet/config.yaml": "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n",
    "/var/log/containers/": "",
    "/var/log/pods/": "",
    "/var/run/": "",
  };
  return new FileTree(files, { now });
}
