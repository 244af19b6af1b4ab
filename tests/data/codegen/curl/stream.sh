curl --no-buffer 'https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:streamGenerateContent?alt=sse' \
  --header 'Content-Type: application/json' \
  --header "x-goog-api-key: $GEMINI_API_KEY" \
  --data-raw '{
  "text": "It'\''s \"quoted\" $HOME `ls` !x"
}'
