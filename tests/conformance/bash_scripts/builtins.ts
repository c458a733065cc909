/** Variables, arrays, builtins. */
export const BUILTINS: readonly string[] = [
  `a=(x "y z" w); echo \${a[0]} "\${a[1]}" \${#a[@]} \${!a[@]}; a[5]=five; echo \${#a[@]} \${!a[@]}; unset 'a[1]'; echo "\${a[@]}" \${!a[@]}; for i in "\${a[@]}"; do echo "<$i>"; done`,
  `a=(1 2 3 4 5); echo \${a[@]:1:2} \${a[*]: -2} \${a[-1]} \${a[@]:3}; b=("\${a[@]}" 6); echo \${#b[@]}; echo \${a[@]/2/two} \${a[@]#1} "\${a[@]/%/!}"; a=(); echo \${#a[@]}`,
  `a=([2]=c [0]=a d); echo \${!a[@]} \${a[@]}; declare -a b=(1 2); declare -p a b; c=("\${a[@]}"); declare -p c; d=(*.none {1..3}); echo \${#d[@]}`,
  `declare -A m; m[a]=1; m["b c"]=2; echo \${m[a]} \${m["b c"]} \${#m[@]}; k=a; echo \${m[$k]}; unset 'm[a]'; echo \${!m[@]}; declare -A n=([x]=1); declare -p n; [[ -v n[x] ]] && echo has; n[x]+=5; echo \${n[x]}`,
  `a=(c a b); IFS=,; echo "\${a[*]}"; unset IFS; printf '%s\\n' "\${a[@]}" | sort | tr '\\n' ' '; echo; x="\${a[*]}"; echo "$x"; set -- "\${a[@]}"; echo $2; echo \${a}; echo $a[1]`,
  `declare -i n=3; n=n+4; echo $n; n="2*3"; echo $n; declare -u up=abc; echo $up; declare -l low=ABC; echo $low; declare -r ro=1; ro=2; echo after
declare -x ex=1; printenv ex; declare -p n up ro ex`,
  `declare -n ref=target; target=5; echo $ref; ref=6; echo $target; f() { local -n r=$1; r=changed; }; v=old; f v; echo $v; declare -n arr=list; list=(1 2); echo \${arr[1]}; echo \${!ref}`,
  `f() { declare x=1; declare -g y=2; echo $x; }; f; echo "<$x>" $y; f() { local a b=2; a=1; local; }; f; local z 2>/dev/null; echo $?; typeset -i t=1+1; echo $t`,
  `x=1; export x; bash -c 'echo $x'; export -n x; bash -c 'echo "<$x>"'; export y=2 z=3; env | grep -c '^[yz]='; unset y; printenv y; echo $?; readonly q=1; readonly -p | grep ' q='; export 1a=2; echo $?`,
  `unset x; unset nosuch; echo $?; x=1; unset x; echo "\${x-unset}"; f() { :; }; unset f; type f 2>&1 | sed 's/.*line [0-9]*: //'; unset 1x; echo $?; readonly r=1; unset r; echo $?`,
  `printf '%s|%5s|%-5s|%05d|%x|%X|%o|%c|%%\\n' a b c 42 255 255 8 hello; printf '%d %i\\n' 5 -3; printf '%.2f %e %g %8.3f|\\n' 3.14159 12345.678 0.0001 2.5; printf '%s\\n' a b c; printf '%s %s\\n' a b c; printf '\\n'; printf 'no args %s|%d|\\n'`,
  `printf '%b' 'a\\tb\\n'; printf '%q %q %q\\n' 'a b' "it's" '$x'; printf '\\x41\\101\\u0042\\n'; printf '%*d|%-*d|\\n' 5 42 5 42; printf '%.3s|\\n' abcdef; printf '%+d % d\\n' 5 5; printf '%#x %#o\\n' 255 8; printf -v v '%03d' 7; echo $v`,
  `printf '%d\\n' abc; echo $?; printf '%d\\n' 12x; printf '%d\\n' 0x1f 010 "'A"; printf '%z\\n'; echo $?; printf; echo $?; printf -- '-x\\n'; printf '%s' ; printf 'a%'; echo $?`,
  `echo -n a; echo b; echo -e 'a\\tb\\nc\\\\d'; echo -E 'a\\tb'; echo -ne 'x\\n'; echo -nx; echo -- a; echo; echo -e '\\x41\\0101\\e[0m' | od -c | head -2; echo -e 'cut\\chere'; echo after; echo -e 'a\\qb'`,
  `cd /; pwd; cd - | sed 's/.*work/work/' ; cd /usr/bin; cd ..; pwd; cd; echo $?; cd nosuch; echo $?; cd a b; echo $?; touch f; cd f; echo $?; OLDPWD=; cd -; echo $?; CDPATH=/usr; cd /; cd bin; pwd`,
  `mkdir a b; pushd a > /dev/null; basename $(pwd); pushd ../b >/dev/null; dirs | wc -w; popd > /dev/null; basename $(pwd); popd >/dev/null; popd; echo $?; pushd; echo $?; dirs -c; echo $?`,
  `type echo; type -t ls cd if f nosuch; f() { :; }; type -t f; type f; type nosuch; echo $?; command -v echo; command -v f; command -v if; command -v nosuch; echo $?; command -V cd; hash -r; hash; type -P nosuch`,
  `f() {
  if [ "$1" = a ]; then echo A; else echo B; fi
  for i in 1 2; do echo $i; done
  while false; do :; done
  case $x in a|b) echo ab ;; *) echo other ;; esac
  { echo g; } > /dev/null 2>&1
  (echo sub) | cat && true || false
}
type f
declare -f f
declare -F`,
  `alias ll='echo listing'; ll; shopt -s expand_aliases; alias ll='echo listing'
ll x
alias ll; unalias ll
ll; echo $?; unalias nosuch; echo $?; alias nosuch; echo $?`,
  `set -- -a -b val -c file; while getopts ab:c o; do echo "$o $OPTARG"; done; shift $((OPTIND-1)); echo "$@"; OPTIND=1; getopts x: v -x; echo $? $v; OPTIND=1; getopts :x: v -x; echo $v $OPTARG; OPTIND=1; getopts a v -z; echo $v; OPTIND=1; getopts :a v -z; echo $v $OPTARG`,
  `set -- -ab1 -- rest; while getopts "ab:" o; do echo $o $OPTARG; done; echo $OPTIND; set -- x; getopts a o; echo $? $o; f() { local OPTIND=1; while getopts n: o; do echo f$OPTARG; done; }; f -n 1 -n2`,
  `shift; echo $?; set -- a b c; shift 2; echo $1; shift 5; echo $? $1; shift -1; echo $?; set -- ; echo $#; set a b; echo $*; set -- -x; echo $1; set - y; echo $1`,
  `set -x; echo a "b c"; x=1; y="d e"; [ a = a ]; [[ a == b ]]; for i in 1; do :; done; ((1+1)); echo 'it'"'"'s' '' '$x' a=b; set +x; echo quiet`,
  `set -x; x=$(echo in); f() { echo f; }; f 1; case a in a) ;; esac; PS4='> '; echo p; if true; then echo t; fi; a=(1 "2 3"); declare -i n=5; export e=1`,
  `shopt nullglob; shopt -s nullglob; shopt nullglob; shopt -q nullglob; echo $?; shopt -u nullglob; shopt -q nullglob; echo $?; shopt nosuch; echo $?; shopt -p extglob; set -o | grep -E 'errexit|pipefail'; set -o nosuch; echo $?; set -Z; echo $?`,
  `kill -l 9; kill -l TERM; kill -l SIGKILL; kill -0 $$; echo $?; kill 99999999; echo $?; kill; echo $?; kill -NOSUCH 1; echo $?; kill abc; echo $?; kill %1; echo $?`,
  `sleep 0.05 & wait; echo $?; (exit 3) & wait $!; echo $?; (sleep 0.05; exit 4) & p=$!; wait $p; echo $?; wait 99999999; echo $?; wait abc; echo $?; sleep 0.05 & sleep 0.05 & wait; echo all`,
  `sleep 5 & kill $!; wait $!; echo $?; sleep 5 & kill -9 %1; wait %1 2>/dev/null; echo $?; { echo bg; } & wait; (sleep 0.05; echo later) & echo first; wait; fg; echo $?; bg; echo $?; disown; echo $?`,
  `echo a & wait; for i in 1 2 3; do (exit $i) & done; wait -n 2>/dev/null; echo waited; wait; echo \${#!} | grep -c .; sleep 0.2 & wait %%; echo $?`,
  `umask; umask 077; umask; umask -S; umask u=rwx,g=rx,o=; umask; umask 9; echo $?; umask 022; times | wc -l; ulimit -n | wc -l; hash nosuch; echo $?`,
  `echo $RANDOM | grep -c '^[0-9]*$'; echo $SECONDS; SECONDS=100; echo $SECONDS; [ $EPOCHSECONDS -gt 1000000000 ] && echo ok; echo $BASHPID | grep -c .; [ $$ = $BASHPID ] && echo same; ([ $$ = $BASHPID ] || echo differ); echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL); echo $PPID | grep -c .`,
  `true a b; echo $_; echo x y > /dev/null; echo $_; ls -d / > /dev/null; echo $_; :; echo $_; x=5; echo $_`,
  `x=5; test -v x && echo set; [ -o errexit ] || echo off; set -e; [ -o errexit ] && echo on; set +e; [ -t 0 ] || echo notty; [ a \\< b ] && echo less; [ ! a = b ] && echo not; [ a -a "" ] || echo and; [ "" -o b ] && echo or`,
  `touch -d '2020-01-01' old; touch new; [ new -nt old ] && echo nt; [ old -ot new ] && echo ot; [ new -ef new ] && echo ef; [ -e nosuch ] || echo ne; [ -h new ] || echo nolink; [ -p new ] || echo nopipe; [ -c /dev/null ] && echo chr; [ -O new ] && echo own`,
  `let x=1+; echo $?; let; echo $?; ((1+)); echo $?; let 'a=5' 'b=a*2'; echo $b; let "c = 5 > 3"; echo $c; (( x = 3 , x += 2 )); echo $x; ((i=0)); echo $?; (( a[2] = 7 )); echo \${a[2]}`,
  `command echo a; command nosuch; echo $?; builtin echo b; builtin nosuch; echo $?; command cd /; pwd; f() { echo func; }; command f; echo $?; exec echo replaced; echo no`,
  `exec nosuch; echo no`,
  `exec 3>&1; echo a >&3; (exec echo sub); echo still; exec; echo $?; f() { exec echo from f; }; (f); bash -c 'exec echo inner; echo no'`,
  `bash -c 'echo "$0" "$@"' zero one two; bash -c 'echo $#' x; bash -e -c 'false; echo no'; echo $?; bash -u -c 'echo $nosuch'; echo $?; bash -x -c 'echo t'; bash -n -c 'echo no'; echo $?; bash -o pipefail -c 'false | true'; echo $?; bash -c; echo $?`,
  `bash -c 'nosuch'; bash -c 'f() { nosuch; }; f'; bash -c 'cd nosuch'; bash -c 'echo a
nosuch'; bash -c 'x=; echo \${x:?no}; echo after'; echo $?; bash -c 'echo $((1/0)); echo after'; echo $?; echo 'nosuch' | bash; echo $?`,
  `sh -c 'echo posix $0'; printf 'echo a\\necho b' | bash; printf 'read x\\nline\\necho "got $x"\\n' | bash; echo 'exit 5' | bash; echo $?; printf 'if true\\nthen echo y\\nfi\\n' | bash; printf 'cat <<E\\nhd\\nE\\necho z\\n' | bash`,
  `declare -p nosuch; echo $?; declare -f nosuch; echo $?; declare -A x=(1); declare -A x; x=(a 1 b 2); echo \${x[a]}\${x[b]}; declare -Z; echo $?; declare 1x=2; echo $?; declare -a y; y[3]=1; declare -p y; declare z; declare -p z; declare -ax w=(1); declare -p w`,
  `x=10; f() { x=20; local x=30; echo $x; unset x; echo "<\${x-gone}>"; }; f; echo $x; g() { local IFS=,; echo "$*"; }; g a b; set -- p q; echo "$*"; h() { local -a arr=(1 2); local -A m=([k]=v); echo \${arr[1]}\${m[k]}; }; h; echo "\${arr[*]}"`,
  `printf '%s\\n' "\${BASH_VERSINFO[0]}"; echo \${BASH_VERSION%%.*}; echo $OSTYPE; echo "$IFS" | od -c | head -1; echo \${#HOSTNAME} | grep -c .; echo $UID; echo $SHLVL | grep -c .; echo \${BASH##*/}; echo "$PS4"; echo $OPTIND`,
  `x='a b c'; set -- $x; echo $#; arr=($x); echo \${#arr[@]}; arr=("$x"); echo \${#arr[@]}; IFS=, read -ra p <<< 'q,r s,t'; echo \${#p[@]} "\${p[1]}"; echo "\${p[@]: -1}"; q=("\${p[@]:0:2}"); echo \${#q[@]}; echo \${p[@]^} \${p[0]@Q}`,
  `sleep 0.2 & p=$!; kill -STOP $p; kill -CONT $p; wait $p; echo $?`,
  `enable | grep -c 'enable cd'; help 2>/dev/null | head -0; mapfile -x; echo $?; read -q; echo $?; cd -q; echo $?; export -q; echo $?; unset -q; echo $?; pwd -q; echo $?; type -q; echo $?; jobs -q; echo $?; wait -q; echo $?`,
  `f() { echo "args: $*"; shift; echo "rest: $*"; }; f 1 2 3; echo "$*"; g() { set -- x y z; echo $#; }; set -- a; g; echo $#; h() { for a; do echo "$a"; done; }; h "p q" r; i() { "$@"; }; i echo hello; j() { eval "$1=\\$2"; }; j var val; echo $var`,
];
