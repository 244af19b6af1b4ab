curl --globoff --request PATCH 'https://a.example/{x}[1]' \
  --header 'X-Empty;' \
  --header "Authorization: Bearer $GEMINI_API_KEY" \
  --header 'X-Mixed: "'"$GEMINI_API_KEY"'tail' \
  --data-raw $'tab\011here, CR\015, lone \355\240\200'
