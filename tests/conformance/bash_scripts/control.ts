/** Lists, compound commands, functions. */
export const CONTROL: readonly string[] = [
  `true && echo a || echo b; false && echo c || echo d; ! true; echo $?; ! false; echo $?; true; false; echo $?`,
  `if true; then echo t; fi; if false; then echo f; else echo e; fi; if false; then :; elif true; then echo ei; fi; if false; then :; fi; echo $?`,
  `for i in a b c; do echo $i; done; for i in; do echo no; done; echo $?; for ((i=0;i<3;i++)); do echo $i; done; for ((;;)); do break; done`,
  `set -- x y; for a; do echo $a; done; for a do echo $a; done; for i in 1 2; { echo $i; }`,
  `i=0; while ((i<3)); do echo $i; ((i++)); done; until [ $i -eq 0 ]; do echo $i; i=$((i-1)); done; while false; do :; done; echo $?`,
  `for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done; echo end`,
  `for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done; for i in 1 2; do for j in a b; do break 2; done; done; echo $i$j`,
  `case abc in a) echo 1;; a*) echo 2;; *) echo 3;; esac; case x in a|b) echo ab;; x|y) echo xy;; esac; case z in a) ;; esac; echo $?`,
  `case a in a) echo 1;& b) echo 2;; c) echo 3;; esac; case a in a) echo 1;;& b) echo 2;;& *) echo 3;; esac`,
  `case "a b" in "a b") echo q;; esac; x='*'; case abc in "$x") echo no;; $x) echo yes;; esac; case '*' in \\*) echo star;; esac; case "" in "") echo empty;; esac`,
  `case foo.txt in *.@(txt|md)) echo no;; *.txt) echo glob;; esac; case 5 in [0-9]) echo digit;; esac; case B in [[:upper:]]) echo up;; esac; (case x in (x) echo paren;; esac)`,
  `f() { echo "f $1 $#"; return 3; }; f a b; echo $?; g() (exit 4); g; echo $?; function h { echo h; }; h; function k() { echo k; }; k`,
  `f() { local x=1 y; x=2; echo "$x$y"; }; x=9; f; echo $x; g() { x=5; }; g; echo $x; h() { local x=in; i; echo $x; }; i() { x=changed; }; h; echo $x`,
  `fact() { if (($1<=1)); then echo 1; else echo $(($1*$(fact $(($1-1))))); fi; }; fact 5; fib() { (($1<2)) && { echo $1; return; }; echo $(( $(fib $(($1-1))) + $(fib $(($1-2))) )); }; fib 8`,
  `f() { return; }; false; f; echo $?; f() { false; }; f; echo $?; f() { return 256; }; f; echo $?; f() { echo $FUNCNAME \${FUNCNAME[@]}; }; f`,
  `{ echo a; echo b; } | wc -l; (echo c; exit 3); echo $?; { echo x; } > f; cat f; (cd /; pwd); pwd | sed 's/.*work/work/'`,
  `x=1; (x=2; echo $x); echo $x; { x=3; }; echo $x; echo y | { read x; echo $x; }; echo $x; echo z | read x; echo $x`,
  `echo a | cat | tr a b; false | true; echo $?; true | false; echo $? ; true | false | cat; echo \${PIPESTATUS[@]}`,
  `set -o pipefail; false | true; echo $?; (exit 3) | (exit 4) | true; echo $?; set +o pipefail; false | true; echo $?`,
  `set -e; echo a; false; echo no`,
  `set -e; false || echo ok; if false; then :; fi; ! true; false && true; echo still; while false; do :; done; (false) || echo sub; f() { false; echo in f; }; f || echo no; f && echo yes; (false); echo no`,
  `set -e; x=$(false); echo no`,
  `set -e; f() { false; echo no; }; f; echo no`,
  `set -e; { false; echo no; } ; echo no2`,
  `set -e; true | false | true; echo ok; set -o pipefail; true | false | true; echo no`,
  `set -e; echo $(false; echo sub); local_x() { local y=$(false); echo here; }; local_x; [ 1 = 2 ] ; echo no`,
  `[[ a == a && b != c ]] && echo 1; [[ abc == a* ]] && echo 2; [[ abc == "a*" ]] || echo 3; [[ -z "" && -n x ]] && echo 4; [[ ! a == b ]] && echo 5; [[ (a == b) || (c == c) ]] && echo 6`,
  `[[ 5 -gt 3 && 2 -lt 10 ]] && echo n; [[ b > a ]] && echo l; x="a b"; [[ $x == "a b" ]] && echo q; [[ $x = a* ]] && echo p; [[ -v x ]] && echo v; [[ -v nosuch ]] || echo nv; [[ x ]] && echo t; [[ "" ]] || echo e`,
  `[[ foo123 =~ ^([a-z]+)([0-9]+)$ ]] && echo \${BASH_REMATCH[0]} \${BASH_REMATCH[1]} \${BASH_REMATCH[2]}; re='^a.c$'; [[ abc =~ $re ]] && echo re; [[ a.c =~ "a.c" ]] && echo lit; [[ abc =~ "a.c" ]] || echo nolit; [[ x =~ y ]] || echo \${#BASH_REMATCH[@]}`,
  `[[ "a1" =~ [[:digit:]] ]] && echo d; [[ "a b" =~ a[[:space:]]b ]] && echo s; [[ abab =~ ^(ab)+$ ]] && echo g; [[ foo.bar =~ \\. ]] && echo dot; [[ a =~ ^(a|b)$ ]] && echo alt`,
  `[ a = a ] && echo 1; [ a != b ] && echo 2; [ -z "" ] && echo 3; [ 1 -lt 2 -a 2 -lt 3 ] && echo 4; [ 1 -gt 2 -o 3 -gt 2 ] && echo 5; [ ! -e nosuch ] && echo 6; test x && echo 7; test "" || echo 8; [ ] || echo 9; [ "(" = "(" ] && echo 10`,
  `touch f; mkdir d; [ -f f ] && echo f; [ -d d ] && echo d; [ -e f -a -e d ] && echo e; [ -s f ] || echo empty; echo x > f; [ -s f ] && echo s; [ -r f ] && echo r; [ -x f ] || echo nx; chmod +x f; [ -x f ] && echo x; [ -f d ] || echo notf`,
  `[ 1 -eq a ]; echo $?; [ a b ]; echo $?; [ a b c ]; echo $?; [ 1 = 1; echo $?; [ a = b c d e ]; echo $?; test -q x; echo $?; [ = ]; echo $?; [ -n ]; echo $?`,
  `((1)); echo $?; ((0)); echo $?; ((x=5, y=x*2)); echo $x $y; let z=3+4; echo $z; let "z = z * 2" a=1; echo $z $a; let 0; echo $?; ((z++)); echo $z; (( z > 3 )) && echo big`,
  `echo a; exit 7; echo no`,
  `(exit 300); echo $?; (exit -1); echo $?; exit abc`,
  `f() { exit 5; }; (f); echo $?; f; echo no`,
  `trap 'echo bye $?' EXIT; echo hi; exit 3`,
  `trap 'echo bye' EXIT; trap - EXIT; echo none; trap 'echo in' EXIT; (trap 'echo sub' EXIT; echo x); echo y`,
  `trap 'echo ERR $?' ERR; false; true; (exit 3); false || true; if false; then :; fi; f() { false; }; f; echo end`,
  `trap 'echo got USR1' USR1; kill -USR1 $$; echo after; trap '' USR1; kill -USR1 $$; echo ignored; trap; trap - USR1; trap`,
  `trap 'echo dbg' DEBUG; echo a; x=1; trap - DEBUG; echo b`,
  `trap 'echo term; exit 9' TERM; kill $$; echo no`,
  `f() { trap 'echo ret' RETURN; echo in; }; f; echo out; trap foo NOSUCH; echo $?; trap 'echo a' INT; trap -p INT; trap -p EXIT`,
  `eval 'echo a; echo b'; eval; echo $?; x='echo "q r"'; eval $x; eval "$x"; eval 'false'; echo $?; eval 'exit 4'; echo no`,
  `echo 'echo sourced $1 $#; x=5; return 3; echo no' > s; . ./s a b; echo $? $x; source ./s; set -- z; . ./s; echo $1`,
  `nosuch; echo $?; nosuch a b 2>/dev/null; echo $?; /nosuch/x; echo $?; ./d; mkdir d; ./d; echo $?; touch f; ./f; echo $?; "" ; echo $?`,
  `echo 'echo script $0 $1 $#' > s; chmod +x s; ./s a b; bash s x; bash ./s; printf '#!/bin/sh\\necho sh $1\\n' > t; chmod +x t; ./t z; PATH=.:$PATH; s path`,
  `printf '#!/nosuch/interp\\n' > t; chmod +x t; ./t; echo $?; bash nosuch; echo $?; bash -c 'echo $0 $1' a b; bash -c 'exit 3'; echo $?; echo 'echo piped $1' | bash -s arg`,
  `if true
then
  echo multi
fi
for i in 1 2
do
  echo $i
done
while true
do break
done
f()
{
  echo body
}
f
case x
in
  x)
    echo one
    ;;
esac`,
  `true &&
echo cont ||
echo no
echo a |
cat
{ echo g
echo h; }
(
echo sub
)`,
  `echo a; )`,
  `if true; then echo x`,
  `for i in a; echo`,
  `echo "abc`,
  `echo ok
fi`,
  `f( { echo; }`,
  `echo a
while true; do
echo b`,
  `case x in a) echo`,
  `echo $(echo a`,
  `echo a && && echo b`,
  `| cat`,
  `echo a ;; echo b`,
  `{ echo a; } }`,
  `[[ a`,
  `eval 'echo )'; echo $?; eval 'if'; echo $?; eval "echo 'a"; echo $?`,
  `echo 'a; )' > s; . ./s; echo $?; bash -c 'echo )'; echo $?; bash -c 'if'; echo $?; bash -c "echo 'x"; echo $?`,
  `break; echo $?; continue; echo $?; return; echo $?; f() { break; }; f; for i in 1 2; do break 0; echo no; done; echo $i; for i in 1 2; do break x; done`,
  `select x in a b c; do echo "got $x $REPLY"; [ "$x" = c ] && break; done <<< $'1\\n9\\n3'; echo $?`,
  `n=0; until ((n>=2)); do ((n++)); done; echo $n; i=5; while :; do ((--i)) || break; done; echo $i; while read -r x; do echo "$x"; done < <(echo a; echo b)`,
  `f() { echo $LINENO; }
echo $LINENO
f
echo $LINENO
(echo $LINENO)`,
  `f() { echo "\${BASH_SOURCE[0]##*/} \${BASH_LINENO[0]} \${FUNCNAME[1]}"; }
g() {
  f
}
g
f`,
  `f() { caller; caller 0; }
f
g() { f; }
g`,
  `f() { echo old; }; f; f() { echo new; }; f; unset -f f; f; echo() { builtin echo "my $*"; }; echo x; command echo y; unset -f echo; echo z`,
  `time_test() { :; }; TIMEFORMAT=; time time_test; echo $?; ! { false; }; echo $?; ! ! true; echo $?`,
  `a() { b; }; b() { c; }; c() { echo "\${FUNCNAME[*]}"; return 7; }; a; echo $?; x() { local v=$1; [ $v -gt 0 ] && { echo $v; x $((v-1)); }; echo back $v; }; x 2`,
];
