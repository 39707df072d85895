"""What the person's own pages say from Python: short sentences that a child of ten could read.

Templates hold the rest. A second speaker approves all of it together (`languages`).
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Scopes of consent → what a yes to each means.
SCOPES: Final[dict[str, Promise]] = {
    "site": _("People can find your story on this website and read it."),
    "reuse": _("Other websites and services can copy your story and use it."),
    "print_packs": _("Your story can be printed on paper for health staff."),
    "social_media": _("We can put words from your story on social media."),
    "training": _("Your story can be used to teach health staff."),
    "research": _("Your story can be used in research."),
    "translation": _("Your story can be put into other languages."),
}
#: Parts of a story → what a yes to each means.
PARTS: Final[dict[str, Promise]] = {
    "show_name": _("We can show the name you chose."),
    "show_ethnicity": _("We can show your ethnic group."),
    "show_place": _("We can show the hospital or area."),
    "show_dates": _("We can show when it happened."),
    "show_image": _("We can show photos of you or your family."),
    "show_audio": _("People can hear your voice."),
    "show_video": _("People can watch your video."),
}
CREDIT_AS_NOW: Final = _("Keep the name as it is")
CREDIT_ONLY: Final = _("Show only this:")
CREDIT_NONE: Final = _("Show no name")

# What is wrong, and how to put it right
CODE_NEEDED: Final = _("Enter the 6 numbers of your code")
CODE_WRONG: Final = _("This is not the right code. Check the 6 numbers and try again")
CODE_LAST: Final = _("This is not the right code. You can try one more time")
CODE_OVER: Final = _("This code does not work any more. Ask for a new code")
CODE_SOON: Final = _("We cannot make a new code yet. Wait one minute and try again")
CODE_NOT_SENT: Final = _("We could not send the code. Try again later, or ask us for help")
KEY_NEEDED: Final = _("Enter the letters and numbers that we gave you")
CHANGES_NEEDED: Final = _("Tell us what you want us to change")
CHANGES_LONG: Final = _("Use fewer words. There is room for about 800 words")
CHOICE_NEEDED: Final = _("Choose one")
PIECE_CHANGED: Final = _("Your story has changed since you opened this page. Please read it again")

# E-mail
LINK_SUBJECT: Final = _("Your private link")
LINK_BODY: Final = _(
    "Hello,\n\n"
    "Here is your private link. Only you should use it.\n\n"
    "%(address)s\n\n"
    "When you open it, we send you a code in another e-mail. "
    "The link works once, until %(until)s.\n\n"
    "If you did not expect this, you do not have to do anything.\n"
)
CODE_SUBJECT: Final = _("Your code")
CODE_BODY: Final = _(
    "Your code is %(code)s\n\n"
    "It works for 10 minutes. Do not give it to anyone. We will never ask you for it.\n\n"
    "If you did not ask for a code, tell the person who looks after your story.\n"
)
