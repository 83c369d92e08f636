"""Invented web pages in several layouts. Nothing in them happened; no outlet in them exists."""

TEXT = [
    "Northern Guard takes Exampletown",
    "The Northern Guard took Exampletown on Monday, its spokesman said in a statement.",
    "At least 7 fighters were killed and 14 more were wounded near the old bridge.",
    "Nobody could say on Tuesday who holds the villages between the town and the river.",
]
"""The article in all of the pages in English."""

ARABIC = [
    "حرس الشمال يسيطر على بلدة المثال",
    "قال متحدث باسم حرس الشمال إن قواته سيطرت على بلدة المثال يوم الاثنين بعد يومين من القصف.",
    "وأضاف المتحدث أن سبعة مقاتلين على الأقل قتلوا قرب الجسر القديم في البلدة.",
]

WORDPRESS = f"""\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{TEXT[0]} – Example Herald</title>
<link rel="canonical" href="https://herald.example/2031/05/06/guard-takes-town/">
<meta property="og:site_name" content="Example Herald">
<meta property="og:title" content="{TEXT[0]}">
<meta property="article:published_time" content="2031-05-06T23:30:00+03:00">
<meta name="author" content="A. Writer">
<script>var tracked = "The Northern Guard took nothing";</script>
<style>.x {{ color: red }}</style>
</head>
<body>
<div id="cookie-banner" class="cookie-notice"><p>We use cookies to improve this site.</p>
<button>Accept all</button></div>
<header><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul>
</nav></header>
<main><article class="post">
<h1 class="entry-title">{TEXT[0]}</h1>
<div class="entry-content">
<p>The Northern Guard took <a href="/t">Exampletown</a> on <b>Monday</b>, its spokesman
   said in a statement.</p>
<p>{TEXT[2]}</p>
<p>{TEXT[3]}</p>
</div>
<div class="sharedaddy"><ul><li><a href="#">Click to share on Chirper</a></li></ul></div>
</article>
<div id="comments" class="comments-area"><h2>2 thoughts on this</h2>
<ol class="comment-list"><li class="comment">
<p>I was there and saw nothing of the kind.</p></li></ol>
</div></main>
<aside class="sidebar widget"><h3>Most read</h3><ul><li><a href="/x">Old news</a></li></ul></aside>
<footer>© 2031 Example Herald</footer>
</body></html>
"""

FURNITURE = [
    "We use cookies to improve this site.",
    "Accept all",
    "Home",
    "World",
    "Click to share on Chirper",
    "2 thoughts on this",
    "I was there and saw nothing of the kind.",
    "Most read",
    "Old news",
    "© 2031 Example Herald",
]
"""What the page above says beside the article, in its order."""

JSON_LD = f"""\
<html><head><title>Wire | {TEXT[0]}</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
  {{"@type": "WebSite", "name": "Not this"}},
  {{"@type": ["NewsArticle"], "headline": "{TEXT[0]}", "datePublished": "2031-05-06",
    "inLanguage": "en", "publisher": {{"@type": "Organization", "name": "Example Wire"}},
    "author": [{{"name": "B. Writer"}}, {{"name": "C. Writer"}}]}}]}}</script>
<script type="application/ld+json">{{broken</script>
</head><body><div class="content"><h1>{TEXT[0]}</h1>
<p>{TEXT[1]}</p><p>{TEXT[2]}</p><p>{TEXT[3]}</p></div></body></html>
"""

NO_DATE = f"""\
<html><body><nav><a href="/">Home</a></nav><article><h1>{TEXT[0]}</h1>
<p>{TEXT[1]}</p><p>{TEXT[2]}</p><p>{TEXT[3]}</p></article></body></html>
"""

RIGHT_TO_LEFT = f"""\
<!DOCTYPE html>
<html lang="ar" dir="rtl"><head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<title>{ARABIC[0]}</title></head>
<body><div class="nav"><a href="/">الرئيسية</a></div>
<article><h1>{ARABIC[0]}</h1><time datetime="2031-05-06 10:00">الثلاثاء</time>
<p>{ARABIC[1]}</p><p>{ARABIC[2]}</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>
"""
