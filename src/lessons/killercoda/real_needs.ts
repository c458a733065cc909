/** What only a real machine has, of all that commands ask for. */

const NEEDS: readonly (readonly [RegExp, string])[] = [
  [/\bssh\s+(?!-V)/, "another machine to log in to"],
  [/\b(systemctl|journalctl|service\s+\w+\s+(re)?start)\b/, "systemd"],
  [/\b(kubeadm|crictl|ctr|etcdctl|kubelet)\b/, "the inside of a node"],
  [/\/etc\/kubernetes\b|\/var\/lib\/(kubelet|etcd)\b/, "the files of a node"],
  [/\b(apt|apt-get|yum|dnf|snap|pip3?|npm|brew)\s+(-\w+\s+)*install\b/, "packages from the internet"],
  [
    /\b(wget|curl)\b[^|\n]*https?:\/\/(?!localhost|127\.|[\w-]+(\.[\w-]+)*(\.svc)?[:/]?\s*$)[\w-]+\.[\w.-]+/,
    "the internet",
  ],
  [/\b(vim|nano|emacs|code)\s+\S/, "an editor that fills the screen"],
  [/\b(iptables|ufw|mount|modprobe|useradd|visudo)\b/, "an administrator of a real machine"],
];

/** In words, each once; empty: nothing. */
export function realNeeds(command: string): string[] {
  return NEEDS.filter(([pattern]) => pattern.test(command)).map(([, words]) => words);
}
