"""Short forms of names, as an aid to searching: Bob may be Robert. Never for identity: two people stay two.

Each line holds names in full and, behind the colon, what people with such a name are called; a name may stand in
several lines. They are common knowledge, put together by hand, and compared whole, once folded.
"""

from __future__ import annotations

from collections import defaultdict

from bot.kit import words

_TABLE = """
Abigail: Abby, Gail
Abraham: Abe, Bram
Agnieszka: Aga
Albert: Al, Bert, Albie
Alberto: Beto
Alejandro Alejandra: Ale, Alex, Jandro
Alexander Alexandra Alexandre Aleksander: Alex, Alec, Lex, Xander, Sandy, Sandro, Sascha, Sasha, Sacha
Aleksandr Aleksandra Oleksandr Oleksandra: Alex, Sasha, Shura, Ola
Alexey Aleksei Alexei: Alyosha, Lyosha, Alex
Alfred Alfredo: Al, Alf, Alfie, Fred
Amanda: Mandy
Anastasia Anastasiya: Nastya, Stacy, Ana
Andrew: Andy, Drew
Andreas Andrea: Andi, Andy
Andrzej: Jędrek
Angela Angelina: Angie
Anna Anne Ann: Annie, Anya, Ania, Anka, Anouk
Anthony Antonio Anton Antoine Antonia: Tony, Toni, Toño
Antoni: Antek
Arthur Artur: Art, Artie
Barbara: Barb, Babs, Basia
Bartholomew Bartłomiej: Bart, Bartek
Beatrice Beatrix Beatriz: Bea, Trixie
Benjamin: Ben, Benny, Benji
Benedict Benedikt: Ben
Bernard Bernhard Bernadette: Bernie, Bernd
Bradley: Brad
Cameron: Cam
Carl Karl: Kalle
Caroline Carolina Carolyn: Carol, Carrie, Caro, Lina
Cassandra: Cass, Cassie
Catherine Katherine Kathryn Katharine Kathleen: Kate, Katie, Katy, Kat, Kathy, Cathy, Kit, Kitty, Kay
Katharina Katarina Katja: Kathi, Käthe, Kati, Kate
Katarzyna: Kasia
Ekaterina Yekaterina Kateryna: Katya, Katia, Kate
Cecilia: Cece, Celia
Charles: Charlie, Chuck, Chaz
Charlotte: Charlie, Lottie, Lotte
Christian Kristian Cristian: Chris, Kris
Christina Christine Kristina Kristin Kirsten Cristina: Chris, Chrissie, Christy, Kris, Tina
Christopher Christoph Christophe Kristoffer: Chris, Kris, Kit, Topher
Krzysztof: Krzysiek, Chris
Clifford: Cliff
Concepción: Concha, Conchita
Constantine Constantin Konstantin Konstantinos: Kostas, Kostya, Costa
Cornelis Cornelius: Kees, Neil
Cynthia: Cindy
Daniel Daniela Danielle: Dan, Danny, Dani
Daria Darya: Dasha
David: Dave, Davy
Deborah Debra: Deb, Debbie
Dennis: Den, Denny
Dimitrios: Dimitris, Mitsos
Dmitri Dmitry Dmytro: Dima, Mitya
Dolores: Lola
Dominic Dominik: Dom
Donald: Don, Donnie
Dorothy Dorothea: Dot, Dolly, Dora, Thea
Douglas: Doug
Edward Edwin Edmund Edgar: Ed, Eddie, Eddy, Ted, Ned
Eduardo: Edu, Lalo
Eleanor Eleonora: Ellie, Nell, Nora
Elena Yelena Helena Helene Olena: Lena, Leni
Elizabeth Elisabeth Elisabetta: Liz, Lizzie, Beth, Betty, Betsy, Bess, Eliza, Libby, Lisa, Liza, Lise, Elsa
Elżbieta: Ela
Emily Emilia Amelia: Em, Emmy, Millie, Mia
Emmanuel Manuel Emanuel: Manny, Manu, Manolo
Enrique Henrique: Quique, Kike
Erik Eric Erika: Rick
Eugene: Gene
Evgeny Yevgeny Evgenia Yevgenia: Zhenya, Eugene
Ferdinand Fernando Fernanda: Ferdi, Nando, Fer
Florian Florence: Flo
Frances Francis Francesca: Fran, Frank, Frankie, Fanny
Francisco Francisca: Paco, Pancho, Fran, Kiko, Chico
Franciszek: Franek
Franziska Franz: Franzi
Frederick Frederik Fredrik Friedrich Frédéric Federico: Fred, Freddy, Freddie, Fritz, Fede
Gabriel Gabriela Gabriella Gabrielle: Gabe, Gabi, Gaby
Geoffrey: Geoff
Jeffrey: Jeff
Georgios: Giorgos, Yorgos, George
Georg Jörg: Schorsch
Gerald Gerard Geraldine: Gerry, Jerry
Gerhard: Gerd
Giuseppe: Beppe, Peppe, Pino
Giovanni: Gianni, Nanni
Gregory Gregor: Greg, Gregg
Grigori Grigory: Grisha
Grzegorz: Grzesiek
Guadalupe: Lupe, Lupita
Guillermo: Memo, Guille
Guillaume: Gui
Harold Harald: Harry, Hal
Heinrich: Heinz, Heiner, Harry
Hendrik Henrik: Henk, Rik
Henry Henri: Harry, Hank, Hal
Herbert Hubert Norbert: Bert, Herb
Ignacio: Nacho
Ioannis: Yannis, Giannis
Irina Irene: Ira
Isaac: Ike, Zac
Isabel Isabella Isabelle: Izzy, Bella, Belle, Isa
István: Pista
Ivan: Vanya
Jacob Jakob: Jake
Jacobus: Koos, Jaap, Coby
Jakub: Kuba
James: Jim, Jimmy, Jamie
Jacqueline: Jackie, Jacky
Jan: Janek, Honza
Janet Jane: Jan, Janie
Javier Xavier: Javi, Xavi
Jennifer: Jen, Jenny, Jenn
Jeremy Jeremiah: Jerry, Jem, Jez
Jessica: Jess, Jessie
Jesús: Chuy
Joachim: Jochen, Achim
Joaquín: Quim, Quino
Joanna: Jo, Joanie, Asia
Johannes Johann: Hans, Hannes, Jan
Johanna: Hanna, Hanne, Jo
John: Jack, Johnny, Jonny, Jon
Jonathan: Jon, Jonny, Nathan
Joseph: Joe, Joey, Jo
Josef: Sepp, Joe
José: Pepe, Zé
Josephine Josefina Josefine: Jo, Josie, Josy, Fina
Joshua: Josh
Juan: Juancho, Juanito
Judith: Judy, Jude
Julia Juliana Julian Juliette: Jules, Julie
Yulia Yuliia: Yulya, Julia
Kenneth: Ken, Kenny
Kevin: Kev
Kimberly: Kim
Lars: Lasse
Lawrence Laurence: Larry, Laurie, Loz
Lorenzo: Renzo, Enzo
László: Laci
Leonard Leonardo Leonhard: Leo, Len, Lenny
Leopold: Leo, Poldi
Lillian Liliana: Lil, Lily, Lili
Louis Louise Luise Luisa: Lou, Lulu
Luigi: Gigi, Gino
Ludmila Lyudmila Liudmyla: Mila, Luda
Madeleine Madeline: Maddie, Maddy
Magdalena: Magda, Lena, Leni
Małgorzata: Gosia
Margaret Margarete Margarita Marguerite: Maggie, Meg, Peggy, Peg, Marge, Rita, Greta, Gretchen, Margo, Margot
Maria Mariya: Masha, Mia, Ria, Mitzi
Mary: Molly, Polly, May
Marek Mark: Marky
Martha: Marty
Martin Martina: Marty
Mateusz: Mati
Matthew Matthias Matthieu Mathias Mateo Matteo: Matt, Mats, Matty, Teo
Maurice Moritz Mauricio: Mo
Maximilian Maxim Maksim Maksym Maxwell Maxine: Max
Melanie Melissa: Mel
Michael Michel Michele Michelle Michaela: Mike, Mick, Mickey, Mikey, Micha, Michi, Mitch, Shelly
Mikhail Mykhailo: Misha, Mike
Mikołaj Mykola: Nick
Mohammed Muhammad Mohammad Mohamed: Mo, Moe
Monica Monika Monique: Moni
Natalie Natalia Nathalie Nataliya Natalya: Nat, Natasha, Tasha
Nathan Nathaniel: Nat, Nate
Nicholas Nicolas Nikolaus Nikolas Nicola Nicole: Nick, Nicky, Nico, Niko, Klaus, Nikki
Nikolai Nikolay: Kolya, Nick
Nikolaos: Nikos
Olga Olha: Olya
Oliver Olivia Olivier: Ollie, Oli, Liv
Panagiotis: Panos, Takis
Patricia Patrick: Pat, Patty, Paddy, Trish, Tricia
Pavel: Pasha
Pedro: Perico
Peter Pieter: Pete, Piet
Piotr: Piotrek
Philip Phillip Philipp Philippe Felipe: Phil, Pip, Flip
Rachel Raquel: Rach, Rae
Rafael Raphael: Rafa, Raf, Rafi
Raymond: Ray
Ramón: Moncho
Rebecca Rebekah: Becky, Becca, Bex
Reginald: Reg, Reggie
Richard Ricardo Riccardo: Rick, Ricky, Rich, Richie, Dick, Rico
Robert Roberto Roberta: Bob, Bobby, Rob, Robbie, Bert, Beto
Rudolf Rudolph Rüdiger Rodolfo: Rudi, Rudy
Ronald: Ron, Ronnie
Rosalind Rosemary Rosa Rose: Ros, Roz, Rosie, Rosy
Rosario: Charo
Samantha Samuel: Sam, Sammy
Sarah Sara: Sally, Sadie
Sebastian Sebastián Sébastien: Seb, Bas, Basti, Sebas
Sergey Sergei Serhii: Seryozha
Simon Simone: Si
Sofia Sophia Sophie Zofia: Soph, Sonia, Sonya, Sonja, Zosia
Stanislav Stanisław Stanley: Stan, Staszek, Stas
Stefan Stefanie Stephan Stefania: Steffi, Steffen, Stef
Stephen Steven Stephanie: Steve, Stevie, Steph
Susan Susanna Susanne Suzanne: Sue, Susie, Suzy, Susi
Zuzanna Zsuzsanna: Zuza, Zsuzsa
Tamara: Tammy
Tatiana Tetiana Tatyana: Tanya, Tania, Tanja
Terence: Terry
Teresa Theresa Thérèse: Terry, Tess, Tessa, Resi
Theodore Theodor Theodora: Ted, Teddy, Theo, Teo, Dora
Thomas Tomás Tommaso: Tom, Tommy
Tomasz Tomáš: Tomek, Tom
Timothy: Tim, Timmy
Tobias: Toby, Tobi
Valentin Valentina Valerie Valeria: Val, Vale
Victor Victoria Viktor Viktoria: Vic, Vicky, Vika, Tori
Vincent Vincenzo Vicente: Vince, Vinnie, Enzo
Virginia: Ginny
Vladimir Volodymyr: Vova, Volodya, Vlad
Vladislav Władysław: Vlad, Slava, Władek
Walter: Walt, Wally
Willem: Wim, Will
William: Bill, Billy, Will, Willy, Willie, Liam
Wilhelm: Willi, Willy, Will
Wojciech: Wojtek
Wolfgang: Wolf
Yaroslav Jaroslav Jarosław: Jarek, Slava
Zachary: Zach, Zack, Zac
Александр Александра: Саша, Шура
Алексей: Алёша, Лёша
Анна: Аня
Анастасия: Настя
Владимир: Вова, Володя
Дмитрий: Дима, Митя
Евгений Евгения: Женя
Екатерина: Катя
Елена: Лена
Иван: Ваня
Мария: Маша
Михаил: Миша
Наталья: Наташа
Николай: Коля
Ольга: Оля
Павел: Паша
Сергей: Серёжа
Татьяна: Таня
Юлия: Юля
"""


def _read() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for line in _TABLE.strip().splitlines():
        full, _, short = line.partition(":")
        names, shorts = words.terms(full), words.terms(short)
        for one in names:
            found[one] |= dict.fromkeys(shorts)
        for one in shorts:
            found[one] |= dict.fromkeys((*names, *shorts))
    return {one: tuple(other for other in others if other != one) for one, others in found.items()}


_OTHERS = _read()


def others(name: str) -> tuple[str, ...]:
    """What somebody called by this name may be saved as, all of it folded: “bob” gives robert, rob and more. A name in
    full gives its short forms, not other names in full: Katarina is not looked for as Kathryn."""
    return _OTHERS.get(words.fold(name), ())
