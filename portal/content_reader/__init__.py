"""The typed, strict reader of `content/`.

Content is data that officers edit, so a mistake in it must be told in their
words: which file, which line, what is wrong and how to mend it. A file that
does not read stops the start of the portal, never a family's page.
"""

from portal.content_reader.markdown_files import MarkdownFile, Section, read_markdown
from portal.content_reader.problems import ContentError, ContentErrors, gather
from portal.content_reader.yaml_files import ContentModel, read_yaml, read_yaml_list

__all__ = [
    "ContentError",
    "ContentErrors",
    "ContentModel",
    "MarkdownFile",
    "Section",
    "gather",
    "read_markdown",
    "read_yaml",
    "read_yaml_list",
]
