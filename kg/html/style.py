"""How answers look: colours come from the page around them, so that light and dark both do."""

ANSWER_STYLE = """
.kg-answer { max-width: 46em; line-height: 1.45; overflow-wrap: anywhere; }
.kg-answer p { margin: .3em 0; }
.kg-answer .question { opacity: .75; }
.kg-answer .sentence { font-size: 1.2em; font-weight: 600; margin: .3em 0 .5em; }
.kg-answer h4 { margin: 1.3em 0 .4em; font-size: 1em; }
.kg-answer dl { display: grid; grid-template-columns: max-content 1fr; gap: .15em 1em; }
.kg-answer dt { font-weight: normal; opacity: .75; }
.kg-answer dd { margin: 0; }
.kg-answer .claim { margin: .6em 0 1em; border-inline-start: 3px solid rgba(128,128,128,.45);
  padding-inline-start: .8em; }
.kg-answer blockquote { margin: 0 0 .3em; padding: 0; border: 0; font-size: 1em; color: inherit;
  white-space: pre-line; }
.kg-answer mark { background: rgba(255,196,0,.38); color: inherit; border-radius: 2px;
  padding: .05em 0; }
.kg-answer .chain { font-size: .92em; }
.kg-answer .small { font-size: .85em; opacity: .75; }
.kg-answer ul { margin: .2em 0; padding-inline-start: 1.3em; }
.kg-answer li { text-align: start; }
.kg-answer .wide { overflow-x: auto; }
.kg-answer table { border-collapse: collapse; font-size: .92em; overflow-wrap: normal; }
.kg-answer th, .kg-answer td { text-align: start; vertical-align: top; padding: .3em .8em .3em 0;
  border-bottom: 1px solid rgba(128,128,128,.35); background: transparent; }
.kg-answer summary { cursor: pointer; margin: 1em 0 .4em; font-weight: 600; }
"""
