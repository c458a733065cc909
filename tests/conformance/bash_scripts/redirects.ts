/** Redirects, pipes, descriptors. */
export const REDIRECTS: readonly string[] = [
  `echo a > f; cat f; echo b >> f; cat f; echo c > f; cat < f; cat < f > g; cat g; > f; wc -c < f`,
  `echo out; echo err >&2; { echo o; echo e >&2; } > f 2>&1; cat f; { echo o; echo e >&2; } 2>&1 > g | sed 's/^/p:/'; cat g`,
  `{ echo o; echo e >&2; } &> f; cat f; { echo o2; echo e2 >&2; } &>> f; cat f; { echo x; echo y >&2; } >& g; cat g; echo z 2>/dev/null >&2; nosuch 2>&1 | sed 's/.*: //'`,
  `exec 3> f; echo three >&3; exec 3>&-; cat f; exec 4< f; read x <&4; echo $x; exec 4<&-; echo bad >&9; echo $?`,
  `exec 5>&1 > f; echo hidden; exec >&5 5>&-; echo shown; cat f; exec {fd}> g; echo v >&$fd; exec {fd}>&-; cat g; [ $fd -ge 10 ] && echo ok`,
  `echo abc > f; exec 3<> f; read -n 1 x <&3; echo $x; echo -n Z >&3; exec 3>&-; cat f`,
  `set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f; echo d >> f; cat f; set +C; echo e > f; cat f`,
  `cat < nosuch; echo $?; echo x > /nosuch/f; echo $?; echo x > .; echo $?; cat nosuch 2> e; cat e; x=; echo y > $x; echo $?; z="a b"; echo y > $z; echo $?`,
  `cat f 2>/dev/null || echo missing; echo a >f >g; wc -c f g | head -2; > h < /dev/null; ls h`,
  `while read l; do echo "[$l]"; done <<E
one
two
E
for i in 1 2; do echo $i; done > f; cat f; if true; then echo y; fi > g; cat g; { cat; } < g; f() { echo in; } > h; f; f; cat h`,
  `echo a | tee f | tr a b; cat f; echo x | cat - f; (echo 1; echo 2) | (read a; read b; echo $b$a); yes | head -3; seq 5 | tail -2 | head -1`,
  `seq 1 1000 | while read n; do [ $n = 3 ] && break; echo $n; done; seq 100000 | head -1; yes | head -c 4 | wc -c; echo a | cat > f; cat f`,
  `cat <(echo p) <(echo q); read x < <(echo r); echo $x; echo t > >(cat); sleep 0.1; wc -l < <(seq 3)`,
  `echo \${PIPESTATUS[@]}; true | false | (exit 3); echo \${PIPESTATUS[*]} ; false; echo \${PIPESTATUS[@]}`,
  `read a b c <<< "1 2 3 4"; echo "$a|$b|$c"; read x <<< "  lead trail  "; echo "<$x>"; IFS= read x <<< "  keep  "; echo "<$x>"; IFS=: read a b <<< "x:y:z"; echo "$a|$b"; read <<< "re ply "; echo "<$REPLY>"`,
  `read -r x <<< 'a\\b'; echo "$x"; read x <<< 'a\\b'; echo "$x"; printf 'a\\\\\\nb\\n' | { read x; echo "$x"; }; read -a arr <<< "p q r"; echo \${arr[1]} \${#arr[@]}; read -n 2 x <<< abcdef; echo $x; read -d : x <<< "a:b"; echo $x; read -N 3 x <<< "a b c"; echo "<$x>"`,
  `printf 'no newline' | { read x; echo "$? $x"; }; read x < /dev/null; echo "$? <$x>"; printf 'a\\0b' | { read -d '' x; echo "$x"; }; echo "x y" | { read -r a b c; echo "$a-$b-$c-"; }; read 1x <<< a; echo $?; read -t 0.1 x < /dev/null; echo $?`,
  `mapfile -t a <<< $'x\\ny\\nz'; echo \${#a[@]} \${a[1]}; printf '1\\n2\\n3\\n4\\n' | { mapfile -t -s 1 -n 2 b; echo "\${b[@]}"; }; readarray -d , -t c <<< "p,q,r"; echo "\${c[0]} \${c[1]}"; mapfile d < <(echo l); echo "\${d[0]}|"`,
  `exec 2> f; nosuch; echo err >&2; exec 2>&1; sed 's/.*script: //' f; cat <&3; echo $?`,
  `cat <<E | tr a-z A-Z
pipe $(echo sub)
E
cat <<E > f && echo ok
to file
E
cat f; (cat; echo after) <<E
in sub
E`,
  `f() { cat <<E
in function $1
E
}; f a; f b; x=$(cat <<E
captured
E
); echo "$x"; cat <<E
$(cat <<I
inner
I
)
E`,
  `echo a 1>&2 2>/dev/null | cat; (echo o; echo e >&2) 2>/dev/null; (echo o; echo e >&2) >/dev/null 2>f; cat f; echo {a,b} > f; cat f; : > f; test -s f || echo empty`,
  `ls nosuch > f 2>&1; echo $?; wc -l < f; cat f | wc -l; for f in 1 2; do echo $f; done | sort -r | head -1; { echo b; echo a; } | sort`,
  `echo x > f; cat f f - <<< y; cat - < f; head -c 1 f; echo; tail -c 2 f; cat nosuch f; echo $?`,
  `exec < f; echo $?`,
  `printf 'l1\\nl2\\n' > f; exec < f; read a; echo $a; read b; echo $b; read c; echo $?`,
  `echo 1 > f; { cat f; echo 2 > f; cat f; } ; { echo 3; cat <&0; } < f; echo "$(<f)" "$(< nosuch)"; echo $?`,
];
