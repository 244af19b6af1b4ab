curl "https://a.example/v1beta/models?key=$GEMINI_API_KEY"
